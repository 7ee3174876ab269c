DROP TABLE frozen_list;
