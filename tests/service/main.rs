//! The service as a visitor and an officer see it: each module tests a part of it.

// A test panics where something unexpected happens.
#![allow(clippy::unwrap_used)]

mod acts_by_name;
mod all_or_nothing;
mod amended;
mod asked;
mod attacks;
mod bad_input;
mod catalog_changes;
mod catalog_updates;
mod conformity;
mod contract;
mod corrected_names;
mod counter;
mod doctor;
mod doctor_lines;
mod drive;
mod encodings;
mod engine;
mod excel;
mod full_target;
mod guest_book;
mod guests;
mod held;
mod held_maps;
mod held_states;
mod help;
mod map_findings;
mod maps;
mod microdata;
mod mishaps;
mod money;
mod moved;
mod newer_versions;
mod next_steps;
#[cfg(not(feature = "maps"))]
mod no_maps;
mod old_tables;
mod opens;
mod packing;
mod plain;
mod promise;
mod proposed;
mod proposed_alike;
mod proposed_faults;
mod proposed_lists;
mod remembered;
mod returned;
mod rp0;
mod samples;
mod screen;
mod served;
mod shelf;
mod show;
mod slips;
mod stores;
mod superseded;
mod terminal;
mod together;
mod transactions;
mod used_numbers;
mod visits_again;
mod writers;
mod zones;
