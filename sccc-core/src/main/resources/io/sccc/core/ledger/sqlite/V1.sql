-- sccc ledger, version 1, SQLite.
-- work.state: 0 ready, 1 leased, 2 deferred, 3 parked, 4 timer, 5 behind another of its lane; 8 done, 9 dead. A query that wants a partial index repeats its
-- condition word by word.

create table if not exists ${prefix}schema (
    version integer not null,
    checksum text not null,
    applied_at text not null,
    primary key (version)
) strict, without rowid;

create table if not exists ${prefix}tenant (
    tenant text not null,
    seq integer not null,
    clock text,
    undecided_from integer not null,
    writer text not null,
    primary key (tenant)
) strict, without rowid;

create table if not exists ${prefix}lease (
    tenant text not null,
    name text not null,
    owner text not null,
    until_ms integer not null,
    epoch integer not null,
    primary key (tenant, name)
) strict, without rowid;

create table if not exists ${prefix}source (
    tenant text not null,
    source text not null,
    position text not null,
    opened text,
    primary key (tenant, source)
) strict, without rowid;

create table if not exists ${prefix}inbox (
    tenant text not null,
    seq integer not null,
    post text not null,
    revision integer not null,
    conversation text not null,
    network text not null,
    author text,
    posted_at text,
    text_key integer not null,
    body text not null,
    primary key (tenant, seq),
    unique (tenant, post, revision)
) strict;

create index if not exists ${index}inbox_author on ${prefix}inbox (tenant, author, seq) where author is not null;

create table if not exists ${prefix}node (
    tenant text not null,
    node text not null,
    conversation text not null,
    speaker text,
    primary key (tenant, node)
) strict, without rowid;

create table if not exists ${prefix}conversation (
    tenant text not null,
    id text not null,
    born integer not null,
    alias_of text,
    joined_to text,
    body text,
    primary key (tenant, id)
) strict;

create index if not exists ${index}conversation_alias on ${prefix}conversation (tenant, alias_of)
    where alias_of is not null;

create table if not exists ${prefix}customer (
    tenant text not null,
    conversation text not null,
    customer text not null,
    body text not null,
    primary key (tenant, conversation, customer)
) strict;

create table if not exists ${prefix}decision (
    tenant text not null,
    seq integer not null,
    timer text not null,
    post text not null,
    hop integer not null,
    body text not null,
    facts text not null,
    primary key (tenant, seq, timer)
) strict;

create index if not exists ${index}decision_post on ${prefix}decision (tenant, post, seq);

create table if not exists ${prefix}work (
    tenant text not null,
    work_key text not null,
    seq integer not null,
    ordinal integer not null,
    lane text not null,
    kind text not null,
    state integer not null,
    attempts integer not null,
    lost integer not null,
    not_before integer not null,
    owner text,
    lease_until integer not null,
    epoch integer not null,
    target text,
    note text not null,
    body text not null,
    primary key (tenant, work_key)
) strict;

create index if not exists ${index}work_lane on ${prefix}work (tenant, lane, seq, ordinal) where state < 8;

create index if not exists ${index}work_ready on ${prefix}work (tenant, state, not_before) where state < 8;

create index if not exists ${index}work_dead on ${prefix}work (tenant, seq, ordinal) where state = 9;

create table if not exists ${prefix}event (
    tenant text not null,
    seq integer not null,
    last_seq integer not null,
    body text not null,
    primary key (tenant, seq)
) strict;

create table if not exists ${prefix}dead_letter (
    tenant text not null,
    seq integer not null,
    code text not null,
    post text,
    body text not null,
    primary key (tenant, seq)
) strict;

create table if not exists ${prefix}ruleset (
    tenant text not null,
    hash text not null,
    body text not null,
    primary key (tenant, hash)
) strict;

create table if not exists ${prefix}delivery (
    tenant text not null,
    id text not null,
    source text not null,
    received_at text not null,
    body blob not null,
    primary key (tenant, id)
) strict;

create table if not exists ${prefix}credential (
    tenant text not null,
    network text not null,
    account text not null,
    secret text not null,
    version integer not null,
    primary key (tenant, network, account)
) strict;

create table if not exists ${prefix}erased (
    tenant text not null,
    author text not null,
    at text not null,
    primary key (tenant, author)
) strict, without rowid;
