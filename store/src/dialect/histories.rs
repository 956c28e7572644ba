//! Histories in lists: posts and moves of many people at once, and what many units were called.
//!
//! Owns: the statements about histories that take a list, in the words of each engine. Must not: be used where a value or
//! a range of values says the same.

use super::lists::Statement;
use crate::person_post::columns;

/// Posts, each with its columns in the order of `person_post::columns`.
pub(crate) const INSERT_POSTS: Statement = Statement {
    sqlite: concat!(
        "INSERT INTO person_post (",
        columns!(),
        ") SELECT unhex(value ->> 0), value ->> 1, unhex(value ->> 2), unhex(value ->> 3), value ->> 4, value ->> 5, \
         value ->> 6, value ->> 7, value ->> 8, value ->> 9, value ->> 10 FROM json_each($1) \
         WHERE TRUE ON CONFLICT DO NOTHING"
    ),
    postgres: concat!(
        "INSERT INTO person_post (",
        columns!(),
        ") SELECT (value ->> 0)::UUID, (value ->> 1)::BIGINT, (value ->> 2)::UUID, (value ->> 3)::UUID, value ->> 4, \
         value ->> 5, value ->> 6, value ->> 7, value ->> 8, value ->> 9, value ->> 10 \
         FROM json_array_elements($1::JSON) ON CONFLICT DO NOTHING"
    ),
};

/// The same, each at the version after the stored one; whose post it is stays.
pub(crate) const UPDATE_POSTS: Statement = Statement {
    sqlite: "UPDATE person_post SET version = r.value ->> 1, unit = unhex(r.value ->> 3), title = r.value ->> 4, \
             level = r.value ->> 5, kind = r.value ->> 6, valid_from = r.value ->> 7, valid_to = r.value ->> 8, \
             decision_number = r.value ->> 9, decision_day = r.value ->> 10 FROM json_each($1) r \
             WHERE person_post.id = unhex(r.value ->> 0) AND person_post.version + 1 = r.value ->> 1",
    postgres: "UPDATE person_post SET version = (r.value ->> 1)::BIGINT, unit = (r.value ->> 3)::UUID, \
               title = r.value ->> 4, level = r.value ->> 5, kind = r.value ->> 6, valid_from = r.value ->> 7, \
               valid_to = r.value ->> 8, decision_number = r.value ->> 9, decision_day = r.value ->> 10 \
               FROM json_array_elements($1::JSON) r \
               WHERE person_post.id = (r.value ->> 0)::UUID AND person_post.version + 1 = (r.value ->> 1)::BIGINT",
};

/// The last days of posts, each at the version after the stored one.
pub(crate) const END_POSTS: Statement = Statement {
    sqlite: "UPDATE person_post SET version = r.value ->> 1, valid_to = r.value ->> 8 FROM json_each($1) r \
             WHERE person_post.id = unhex(r.value ->> 0) AND person_post.version + 1 = r.value ->> 1",
    postgres: "UPDATE person_post SET version = (r.value ->> 1)::BIGINT, valid_to = r.value ->> 8 \
               FROM json_array_elements($1::JSON) r \
               WHERE person_post.id = (r.value ->> 0)::UUID AND person_post.version + 1 = (r.value ->> 1)::BIGINT",
};

/// Ids of people, then the greatest number of rows.
pub(crate) const OPEN_POSTS: Statement = Statement {
    sqlite: concat!(
        "SELECT ",
        columns!(),
        " FROM person_post WHERE person IN (SELECT unhex(value) FROM json_each($1)) AND valid_to IS NULL \
         ORDER BY person, id LIMIT $2"
    ),
    postgres: concat!(
        "SELECT ",
        columns!(),
        " FROM person_post WHERE person IN (SELECT value::UUID FROM json_array_elements_text($1::JSON)) \
         AND valid_to IS NULL ORDER BY person, id LIMIT $2"
    ),
};

/// Moves, each with the columns that a new one has.
pub(crate) const INSERT_MOVES: Statement = Statement {
    sqlite: "INSERT INTO person_move (id, version, person, kind, first_day, place, decision_number, decision_day, \
             before, after, ended, recorded_by, recorded_at) \
             SELECT unhex(value ->> 0), value ->> 1, unhex(value ->> 2), value ->> 3, value ->> 4, value ->> 5, \
             value ->> 6, value ->> 7, value ->> 8, value ->> 9, value ->> 10, unhex(value ->> 11), value ->> 12 \
             FROM json_each($1) WHERE TRUE ON CONFLICT DO NOTHING",
    postgres: "INSERT INTO person_move (id, version, person, kind, first_day, place, decision_number, decision_day, \
               before, after, ended, recorded_by, recorded_at) \
               SELECT (value ->> 0)::UUID, (value ->> 1)::BIGINT, (value ->> 2)::UUID, value ->> 3, value ->> 4, \
               value ->> 5, value ->> 6, value ->> 7, value ->> 8, value ->> 9, value ->> 10, (value ->> 11)::UUID, \
               (value ->> 12)::BIGINT FROM json_array_elements($1::JSON) ON CONFLICT DO NOTHING",
};

/// Ids of units, then the greatest number of rows: each unit's stretches, the newest first.
pub(crate) const UNIT_NAMES: Statement = Statement {
    sqlite: "SELECT unit, valid_from, name FROM unit_history \
             WHERE unit IN (SELECT unhex(value) FROM json_each($1)) ORDER BY unit, valid_from DESC, id DESC LIMIT $2",
    postgres: "SELECT unit, valid_from, name FROM unit_history \
               WHERE unit IN (SELECT value::UUID FROM json_array_elements_text($1::JSON)) \
               ORDER BY unit, valid_from DESC, id DESC LIMIT $2",
};
