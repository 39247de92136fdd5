-- Accounts, what they sign in with, and their sessions. Which posts an account holds is the domain's (schema access).
create schema auth;

create table auth.accounts (
  region_id int not null,
  id uuid not null,
  login text not null,
  name text not null,
  -- Code of the person in the sheet 人员; null for an account that belongs to none.
  person text,
  password_hash text,
  must_change boolean not null,
  -- Until when a one-time password is good; null for one that its holder chose.
  password_until timestamptz,
  totp_secret text,
  totp_on boolean not null,
  -- The last time step that was accepted: a code is good once.
  totp_step bigint not null,
  -- The name under which an identity provider knows the account: its `sub`.
  oidc_subject text,
  -- Counted up when the password or a right changes: sessions of an earlier epoch are over.
  epoch int not null,
  failures int not null,
  failed_at timestamptz,
  locked_until timestamptz,
  disabled_at timestamptz,
  created_at timestamptz not null,
  constraint accounts_pkey primary key (region_id, id),
  constraint accounts_login unique (region_id, login),
  constraint accounts_oidc unique (region_id, oidc_subject)
);
select app.distribute('auth.accounts');

-- Failures by network address: somebody who tries many accounts is stopped too.
create table auth.addresses (
  region_id int not null,
  address text not null,
  failures int not null,
  failed_at timestamptz not null,
  locked_until timestamptz,
  constraint addresses_pkey primary key (region_id, address)
);
select app.distribute('auth.addresses');

-- A session is known by the digest of its secret: who reads this table cannot use it.
create table auth.sessions (
  region_id int not null,
  id uuid not null,
  secret_hash bytea not null,
  account_id uuid not null,
  epoch int not null,
  -- The post in which the holder acts; null until one is chosen.
  appointment uuid,
  address text,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz,
  constraint sessions_pkey primary key (region_id, id)
);
select app.distribute('auth.sessions');
create index sessions_account on auth.sessions (region_id, account_id);

-- Tokens for programs: an account in one of its posts, for some actions, until a day.
create table auth.tokens (
  region_id int not null,
  id uuid not null,
  secret_hash bytea not null,
  account_id uuid not null,
  epoch int not null,
  appointment uuid not null,
  title text not null,
  actions text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  withdrawn_at timestamptz,
  constraint tokens_pkey primary key (region_id, id)
);
select app.distribute('auth.tokens');
create index tokens_account on auth.tokens (region_id, account_id);
