package io.sccc.nlp;

import java.util.Arrays;

/** The elements that signs and looks of a text satisfy, looked up once. Never changed. */
final class CueSigns {

    final int[] start;
    final int[] link;
    final int[] number;
    final int[] question;
    final int[] exclamation;
    final int[] stop;
    final int[] capitals;
    final int[] hashtags;
    final int[] links;
    final int[] wordless;
    final int[] brief;

    CueSigns(CueTrie trie) {
        start = trie.elements("^").clone();
        link = trie.elements("<link>");
        number = trie.elements("<num>");
        question = trie.elements("?");
        exclamation = trie.elements("!");
        stop = trie.elements(".");
        capitals = trie.elements("<caps>");
        hashtags = trie.elements("<tags>");
        links = trie.elements("<links>");
        wordless = trie.elements("<wordless>");
        brief = trie.elements("<brief>");
    }

    static int[] join(int[] some, int[] more) {
        int[] joined = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, joined, some.length, more.length);
        return joined;
    }
}
