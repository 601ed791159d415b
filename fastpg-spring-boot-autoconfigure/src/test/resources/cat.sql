create table cat (id int, tenant_id int not null);
