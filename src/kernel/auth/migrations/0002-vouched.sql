-- Of a session: an identity provider has vouched for its holder; how many factors that takes is the provider's rule.
alter table auth.sessions add column vouched boolean not null default false;
