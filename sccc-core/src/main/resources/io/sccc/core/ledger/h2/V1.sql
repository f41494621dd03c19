-- sccc ledger, version 1, H2.
-- work.state: 0 ready, 1 leased, 2 deferred, 3 parked, 4 timer, 5 behind another of its lane; 8 done, 9 dead.

create table if not exists ${prefix}schema (
    version integer not null,
    checksum varchar(64) not null,
    applied_at varchar(40) not null,
    primary key (version)
);

create table if not exists ${prefix}tenant (
    tenant varchar(100) not null,
    seq bigint not null,
    clock varchar(40),
    undecided_from bigint not null,
    writer varchar(64) not null,
    primary key (tenant)
);

create table if not exists ${prefix}lease (
    tenant varchar(100) not null,
    name varchar(40) not null,
    owner varchar(64) not null,
    until_ms bigint not null,
    epoch bigint not null,
    primary key (tenant, name)
);

create table if not exists ${prefix}source (
    tenant varchar(100) not null,
    source varchar(200) not null,
    position clob not null,
    opened varchar(40),
    primary key (tenant, source)
);

create table if not exists ${prefix}inbox (
    tenant varchar(100) not null,
    seq bigint not null,
    post varchar(32) not null,
    revision bigint not null,
    conversation varchar(32) not null,
    network varchar(100) not null,
    author varchar(32),
    posted_at varchar(40),
    text_key bigint not null,
    body clob not null,
    primary key (tenant, seq),
    unique (tenant, post, revision)
);

create index if not exists ${index}inbox_author on ${prefix}inbox (tenant, author, seq);

create table if not exists ${prefix}node (
    tenant varchar(100) not null,
    node varchar(32) not null,
    conversation varchar(32) not null,
    speaker clob,
    primary key (tenant, node)
);

create table if not exists ${prefix}conversation (
    tenant varchar(100) not null,
    id varchar(32) not null,
    born bigint not null,
    alias_of varchar(32),
    joined_to varchar(32),
    body clob,
    primary key (tenant, id)
);

create index if not exists ${index}conversation_alias on ${prefix}conversation (tenant, alias_of);

create table if not exists ${prefix}customer (
    tenant varchar(100) not null,
    conversation varchar(32) not null,
    customer varchar(32) not null,
    body clob not null,
    primary key (tenant, conversation, customer)
);

create table if not exists ${prefix}decision (
    tenant varchar(100) not null,
    seq bigint not null,
    timer varchar(64) not null,
    post varchar(32) not null,
    hop smallint not null,
    body clob not null,
    facts clob not null,
    primary key (tenant, seq, timer)
);

create index if not exists ${index}decision_post on ${prefix}decision (tenant, post, seq);

create table if not exists ${prefix}work (
    tenant varchar(100) not null,
    work_key varchar(80) not null,
    seq bigint not null,
    ordinal integer not null,
    lane varchar(32) not null,
    kind varchar(40) not null,
    state smallint not null,
    attempts integer not null,
    lost smallint not null,
    not_before bigint not null,
    owner varchar(64),
    lease_until bigint not null,
    epoch bigint not null,
    target clob,
    note clob not null,
    body clob not null,
    primary key (tenant, work_key)
);

create index if not exists ${index}work_lane on ${prefix}work (tenant, lane, seq, ordinal);

create index if not exists ${index}work_ready on ${prefix}work (tenant, state, not_before);

create table if not exists ${prefix}event (
    tenant varchar(100) not null,
    seq bigint not null,
    last_seq bigint not null,
    body clob not null,
    primary key (tenant, seq)
);

create table if not exists ${prefix}dead_letter (
    tenant varchar(100) not null,
    seq bigint not null,
    code varchar(20) not null,
    post varchar(32),
    body clob not null,
    primary key (tenant, seq)
);

create table if not exists ${prefix}ruleset (
    tenant varchar(100) not null,
    hash varchar(80) not null,
    body clob not null,
    primary key (tenant, hash)
);

create table if not exists ${prefix}delivery (
    tenant varchar(100) not null,
    id varchar(64) not null,
    source varchar(200) not null,
    received_at varchar(40) not null,
    body blob not null,
    primary key (tenant, id)
);

create table if not exists ${prefix}credential (
    tenant varchar(100) not null,
    network varchar(100) not null,
    account varchar(200) not null,
    secret clob not null,
    version bigint not null,
    primary key (tenant, network, account)
);

create table if not exists ${prefix}erased (
    tenant varchar(100) not null,
    author varchar(64) not null,
    at varchar(40) not null,
    primary key (tenant, author)
);
