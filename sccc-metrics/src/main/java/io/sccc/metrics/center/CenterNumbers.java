package io.sccc.metrics.center;

import java.util.Map;

/**
 * The center's counters at one moment.
 *
 * @param stored posts taken in
 * @param duplicate posts that came again
 * @param processed posts decided
 * @param dead posts and items that could not be processed
 * @param untimed posts taken in without a time
 * @param conversations conversations with a decision, after joins
 * @param customers distinct (conversation, known author) with a decision
 * @param uniqueAuthors distinct (network, author) of the posts taken in
 * @param levels level name to decisions on posts
 * @param funnel level name to (conversation, customer) pairs that reached exactly this level at most
 * @param actions kind label, then state (asked, done, failed, parked, deferred) to actions
 * @param contacts {@code created}, {@code updated} to contacts
 * @param cases {@code opened}, {@code appended}, {@code reopened}, {@code closed} to cases
 * @param languages language understood to posts
 * @param sentiment sentiment understood to posts
 * @param topics topic understood to posts
 * @param networks network to posts
 * @param authorRoles role as the source gave it to posts
 * @param givenLanguages language as the source gave it to posts
 */
public record CenterNumbers(
        long stored,
        long duplicate,
        long processed,
        long dead,
        long untimed,
        long conversations,
        long customers,
        long uniqueAuthors,
        Map<String, Long> levels,
        Map<String, Long> funnel,
        Map<String, Map<String, Long>> actions,
        Map<String, Long> contacts,
        Map<String, Long> cases,
        Map<String, Long> languages,
        Map<String, Long> sentiment,
        Map<String, Long> topics,
        Map<String, Long> networks,
        Map<String, Long> authorRoles,
        Map<String, Long> givenLanguages) {}
