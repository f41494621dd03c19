-- sccc ledger, version 1, PostgreSQL.
-- work.state: 0 ready, 1 leased, 2 deferred, 3 parked, 4 timer, 5 behind another of its lane; 8 done, 9 dead. A query that wants a partial index repeats its
-- condition word by word.

create table if not exists ${prefix}schema (
    version integer not null,
    checksum varchar(64) collate "C" not null,
    applied_at varchar(40) collate "C" not null,
    primary key (version)
);

create table if not exists ${prefix}tenant (
    tenant varchar(100) collate "C" not null,
    seq bigint not null,
    clock varchar(40) collate "C",
    undecided_from bigint not null,
    writer varchar(64) collate "C" not null,
    primary key (tenant)
) with (fillfactor = 50);

create table if not exists ${prefix}lease (
    tenant varchar(100) collate "C" not null,
    name varchar(40) collate "C" not null,
    owner varchar(64) collate "C" not null,
    until_ms bigint not null,
    epoch bigint not null,
    primary key (tenant, name)
) with (fillfactor = 50);

create table if not exists ${prefix}source (
    tenant varchar(100) collate "C" not null,
    source varchar(200) collate "C" not null,
    position text not null,
    opened varchar(40) collate "C",
    primary key (tenant, source)
) with (fillfactor = 50);

create table if not exists ${prefix}inbox (
    tenant varchar(100) collate "C" not null,
    seq bigint not null,
    post varchar(32) collate "C" not null,
    revision bigint not null,
    conversation varchar(32) collate "C" not null,
    network varchar(100) collate "C" not null,
    author varchar(32) collate "C",
    posted_at varchar(40) collate "C",
    text_key bigint not null,
    body text not null,
    primary key (tenant, seq),
    unique (tenant, post, revision)
);

create index if not exists ${index}inbox_author on ${prefix}inbox (tenant, author, seq) where author is not null;

create table if not exists ${prefix}node (
    tenant varchar(100) collate "C" not null,
    node varchar(32) collate "C" not null,
    conversation varchar(32) collate "C" not null,
    speaker text,
    primary key (tenant, node)
);

create table if not exists ${prefix}conversation (
    tenant varchar(100) collate "C" not null,
    id varchar(32) collate "C" not null,
    born bigint not null,
    alias_of varchar(32) collate "C",
    joined_to varchar(32) collate "C",
    body text,
    primary key (tenant, id)
);

create index if not exists ${index}conversation_alias on ${prefix}conversation (tenant, alias_of)
    where alias_of is not null;

create table if not exists ${prefix}customer (
    tenant varchar(100) collate "C" not null,
    conversation varchar(32) collate "C" not null,
    customer varchar(32) collate "C" not null,
    body text not null,
    primary key (tenant, conversation, customer)
);

create table if not exists ${prefix}decision (
    tenant varchar(100) collate "C" not null,
    seq bigint not null,
    timer varchar(64) collate "C" not null,
    post varchar(32) collate "C" not null,
    hop smallint not null,
    body text not null,
    facts text not null,
    primary key (tenant, seq, timer)
);

create index if not exists ${index}decision_post on ${prefix}decision (tenant, post, seq);

create table if not exists ${prefix}work (
    tenant varchar(100) collate "C" not null,
    work_key varchar(80) collate "C" not null,
    seq bigint not null,
    ordinal integer not null,
    lane varchar(32) collate "C" not null,
    kind varchar(40) collate "C" not null,
    state smallint not null,
    attempts integer not null,
    lost smallint not null,
    not_before bigint not null,
    owner varchar(64) collate "C",
    lease_until bigint not null,
    epoch bigint not null,
    target text,
    note text not null,
    body text not null,
    primary key (tenant, work_key)
);

create index if not exists ${index}work_lane on ${prefix}work (tenant, lane, seq, ordinal) where state < 8;

create index if not exists ${index}work_ready on ${prefix}work (tenant, state, not_before) where state < 8;

create index if not exists ${index}work_dead on ${prefix}work (tenant, seq, ordinal) where state = 9;

create table if not exists ${prefix}event (
    tenant varchar(100) collate "C" not null,
    seq bigint not null,
    last_seq bigint not null,
    body text not null,
    primary key (tenant, seq)
);

create table if not exists ${prefix}dead_letter (
    tenant varchar(100) collate "C" not null,
    seq bigint not null,
    code varchar(20) collate "C" not null,
    post varchar(32) collate "C",
    body text not null,
    primary key (tenant, seq)
);

create table if not exists ${prefix}ruleset (
    tenant varchar(100) collate "C" not null,
    hash varchar(80) collate "C" not null,
    body text not null,
    primary key (tenant, hash)
);

create table if not exists ${prefix}delivery (
    tenant varchar(100) collate "C" not null,
    id varchar(64) collate "C" not null,
    source varchar(200) collate "C" not null,
    received_at varchar(40) collate "C" not null,
    body bytea not null,
    primary key (tenant, id)
);

create table if not exists ${prefix}credential (
    tenant varchar(100) collate "C" not null,
    network varchar(100) collate "C" not null,
    account varchar(200) collate "C" not null,
    secret text not null,
    version bigint not null,
    primary key (tenant, network, account)
);

create table if not exists ${prefix}erased (
    tenant varchar(100) collate "C" not null,
    author varchar(64) collate "C" not null,
    at varchar(40) collate "C" not null,
    primary key (tenant, author)
);
