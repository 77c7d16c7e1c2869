-- What may be pressed in answer to a message, where its channel shows such.
alter table messages add column choices text[];
