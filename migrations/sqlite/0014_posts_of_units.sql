-- When the last post in a unit ended is asked before the unit is closed or merged.
CREATE INDEX person_post_unit ON person_post (unit, valid_to);
