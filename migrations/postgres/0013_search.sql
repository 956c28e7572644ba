-- Whom typed words may mean, found without looking at everybody: beginnings of words of the name, and its initials.
CREATE INDEX person_words ON person USING GIN (array_to_tsvector(string_to_array(name_search, ' ')));
CREATE INDEX person_initials ON person (name_initials);
