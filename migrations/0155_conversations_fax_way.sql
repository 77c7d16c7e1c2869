-- Fax numbers from before there was another way are behind a HylaFAX.
update channel_accounts set config = config || '{"way": "hylafax"}' where channel = 'fax' and not config ? 'way';
