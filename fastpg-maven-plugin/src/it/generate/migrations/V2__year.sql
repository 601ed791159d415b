alter table album add was int;
