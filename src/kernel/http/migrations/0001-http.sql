-- What the service needs between two requests.
create schema http;

-- A writing request by its Idempotency-Key: the same request sent again gets the same answer and is not done again.
create table http.idempotency (
  region_id int not null,
  account_id uuid not null,
  key text not null,
  -- SHA-256 over method, address and body.
  digest text not null,
  -- Null while it is being done, and where it broke off.
  status int,
  -- Null as well where the answer holds a secret that is shown once.
  answer text,
  at timestamptz not null,
  constraint idempotency_pkey primary key (region_id, account_id, key)
);
select app.distribute('http.idempotency');
