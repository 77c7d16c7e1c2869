-- Whether the robot may use the language model of the desk on this account, where one is set up.
alter table robot_settings add column uses_model boolean not null default false;
