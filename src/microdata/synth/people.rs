//! The people of a synthetic survey: households in blocks, members with an age, and answers that depend on the
//! household's wealth and the person's traits.
//!
//! Each household and each person has a random stream of its own, so that the parts of a survey can be written one
//! after the other and still describe the same people.

use super::options::Part;
use super::random::Random;
use super::records::{Column, Pen};

/// Households in a block; they share their district, their weight, whether it is a town, and a part of their wealth.
const BLOCK: u64 = 10;
/// The regencies of Maluku, by their last two digits.
const REGENCIES: [u64; 11] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 71, 72];
const PROVINCE: u64 = 81;
/// Districts in each regency.
const DISTRICTS: u64 = 10;

/// A survey of so many households.
#[derive(Debug)]
pub(super) struct Survey {
    seed: u64,
    households: u64,
    rt: Vec<Question>,
    ind1: Vec<Question>,
    ind2: Vec<Question>,
}

/// A question with a short code for an answer.
#[derive(Debug)]
struct Question {
    /// The traits that a household or person must have to be asked; 0 for all.
    asked: u16,
    width: u8,
    /// For each sort of household 64 slots, from which an answer is drawn; a frequent answer fills more of them.
    answers: [[[u8; 2]; 64]; SORTS],
}

/// Sorts of households, by wealth; within one, all draw from the same slots.
const SORTS: usize = 4;

const ADULT: u16 = 1;
const PUPIL: u16 = 2;
const WORKS: u16 = 4;
const MOTHER: u16 = 8;
const CHILD: u16 = 16;
const ILL: u16 = 32;
const ONLINE: u16 = 64;
const FARMS: u16 = 128;

/// A section of a questionnaire: the traits of who is asked, how many questions, how many possible answers each has.
type Section = (u16, usize, u64);

const RT: &[Section] = &[(0, 22, 4), (FARMS, 8, 5), (0, 8, 12), (ONLINE, 6, 3), (0, 20, 2)];
const IND1: &[Section] = &[
    (0, 6, 3),
    (ADULT, 6, 5),
    (PUPIL, 12, 6),
    (CHILD, 12, 3),
    (ILL, 10, 8),
    (0, 14, 2),
    (ADULT, 4, 14),
];
const IND2: &[Section] = &[
    (ADULT, 8, 2),
    (WORKS, 10, 9),
    (WORKS, 4, 24),
    (MOTHER, 14, 4),
    (ONLINE, 16, 2),
    (FARMS | WORKS, 6, 5),
    (0, 12, 3),
];

/// A household: its location, its weight, and what determines its answers.
struct Household {
    regency: u64,
    district: u64,
    block: u64,
    number: u64,
    urban: bool,
    sort: usize,
    members: u64,
    weight: u64,
    wealth: u64,
    random: Random,
}

impl Survey {
    pub(super) fn new(seed: u64, households: u64) -> Self {
        let questions = |sections: &[Section], first: u64| {
            let sizes = sections.iter().flat_map(|(asked, count, answers)| {
                std::iter::repeat_n((*asked, *answers), *count)
            });
            sizes.zip(first..).map(|((asked, n), place)| Question::new(asked, n, place)).collect()
        };
        Self {
            seed,
            households,
            rt: questions(RT, 1000),
            ind1: questions(IND1, 2000),
            ind2: questions(IND2, 3000),
        }
    }

    /// Returns the columns of a part.
    pub(super) fn columns(&self, part: Part) -> Vec<Column> {
        let column = |name: &str, letter, width, decimals| Column {
            name: name.to_owned(),
            letter,
            width,
            decimals,
        };
        let mut columns = vec![
            column("PROV", b'C', 2, 0),
            column("KAB", b'C', 2, 0),
            column("KEC", b'C', 3, 0),
            column("KLAS", b'N', 1, 0),
            column("STRATA", b'N', 1, 0),
            column("NKS", b'C', 6, 0),
            column("URUT", b'N', 2, 0),
        ];
        match part {
            Part::Rt => columns.push(column("R301", b'N', 2, 0)),
            Part::Ind1 | Part::Ind2 => columns.push(column("ART", b'N', 2, 0)),
        }
        if part == Part::Ind1 {
            columns.push(column("R405", b'N', 1, 0));
            columns.push(column("R407", b'N', 3, 0));
        }
        let (questions, first) = self.questions(part);
        let asked = questions.iter().zip(first..);
        columns.extend(asked.map(|(q, n)| column(&format!("R{n}"), b'N', q.width, 0)));
        if part == Part::Rt {
            columns.push(column("FOOD", b'N', 9, 0));
            columns.push(column("NONFOOD", b'N', 9, 0));
            columns.push(column("EXPEND", b'N', 10, 0));
        }
        columns.push(column("FWT", b'N', 12, 3));
        columns
    }

    /// Returns the number of records of a part for the first so many households.
    pub(super) fn records(&self, part: Part, households: u64) -> u64 {
        match part {
            Part::Rt => households,
            Part::Ind1 | Part::Ind2 => (0..households).map(|h| members(&mut self.random(h))).sum(),
        }
    }

    /// Writes the records of a part for one household.
    pub(super) fn write(&self, part: Part, household: u64, pen: &mut Pen<'_>) {
        let mut house = self.household(household);
        let records = if part == Part::Rt { 1 } else { house.members };
        for member in 1..=records {
            pen.begin();
            house.keys(pen);
            if part == Part::Rt {
                self.house(&mut house, pen);
            } else {
                self.person(&mut house, part, member, pen);
            }
            pen.thousandths(house.weight, 12);
            pen.end();
        }
    }

    fn questions(&self, part: Part) -> (&[Question], u64) {
        match part {
            Part::Rt => (&self.rt, 1501),
            Part::Ind1 => (&self.ind1, 501),
            Part::Ind2 => (&self.ind2, 701),
        }
    }

    fn random(&self, household: u64) -> Random {
        Random::at(self.seed, household + 1)
    }

    fn household(&self, household: u64) -> Household {
        let mut random = self.random(household);
        let members = members(&mut random);
        let (block, blocks) = (household / BLOCK, self.households.div_ceil(BLOCK));
        let mut shared = Random::at(!self.seed, block + 1);
        let place = block * REGENCIES.len() as u64 * DISTRICTS / blocks;
        let urban = shared.below(100) < 38;
        // Wealth determines how a household answers, and towns are wealthier.
        let wealth = (shared.below(60) + random.below(40)) * if urban { 2 } else { 1 };
        Household {
            regency: REGENCIES[(place / DISTRICTS) as usize],
            district: (place % DISTRICTS + 1) * 10,
            block: 10_000 + block,
            number: household % BLOCK + 1,
            urban,
            sort: (wealth / 50) as usize,
            members,
            weight: 18_000 + shared.below(250_000),
            wealth,
            random,
        }
    }

    fn house(&self, house: &mut Household, pen: &mut Pen<'_>) {
        pen.number(house.members, 2);
        let mut traits = 0;
        if house.random.below(100) < 30 + house.wealth / 2 {
            traits |= ONLINE;
        }
        if !house.urban {
            traits |= FARMS;
        }
        answer(&self.rt, traits, house.sort, &mut house.random, pen);
        // Interviewers round amounts.
        let unit = (200_000 + house.wealth * 9_000) / 500 * 500;
        let food = unit * house.members + house.random.below(400) * 500;
        let other = unit / 2 * house.members + house.random.below(300) * 500;
        pen.number(food, 9);
        pen.number(other, 9);
        pen.number(food + other, 10);
    }

    fn person(&self, house: &mut Household, part: Part, member: u64, pen: &mut Pen<'_>) {
        // Both parts on persons draw the same person first, from the same stream.
        let mut random = Random::at(self.seed ^ house.block, house.number * 64 + member);
        let age = match member {
            1 => 24 + random.below(50),
            2 => 20 + random.below(50),
            _ => random.below(26),
        };
        let woman = if member == 2 { random.below(10) > 0 } else { random.below(2) == 0 };
        let mut traits = if age >= 15 { ADULT } else { 0 };
        let mut have = |yes: bool, what: u16, percent: u64| {
            if yes && random.below(100) < percent {
                traits |= what;
            }
        };
        have((5..25).contains(&age), PUPIL, 85);
        have(age >= 15, WORKS, if woman { 48 } else { 80 });
        have(woman && (15..50).contains(&age), MOTHER, 75);
        have(age < 5, CHILD, 100);
        have(true, ILL, 22);
        have(age >= 5, ONLINE, 35 + house.wealth / 2);
        have(!house.urban, FARMS, 60);
        pen.number(member, 2);
        if part == Part::Ind1 {
            pen.number(if woman { 2 } else { 1 }, 1);
            pen.number(age, 3);
        }
        let (questions, first) = self.questions(part);
        // From here on each part draws its own answers.
        let mut random = Random::at(random.next(), first);
        answer(questions, traits, house.sort, &mut random, pen);
    }
}

impl Household {
    fn keys(&self, pen: &mut Pen<'_>) {
        pen.code(PROVINCE, 2);
        pen.code(self.regency, 2);
        pen.code(self.district, 3);
        pen.number(if self.urban { 1 } else { 2 }, 1);
        pen.number(self.sort as u64 + 1, 1);
        pen.code(self.block, 6);
        pen.number(self.number, 2);
    }
}

/// Draws the number of members of a household: the first draw of its stream, so it can be computed alone.
fn members(random: &mut Random) -> u64 {
    const SIZES: [u64; 16] = [1, 2, 2, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 6, 7, 9];
    SIZES[random.below(16) as usize]
}

fn answer(
    questions: &[Question],
    traits: u16,
    sort: usize,
    random: &mut Random,
    pen: &mut Pen<'_>,
) {
    // Ten draws of 6 bits from each number.
    let (mut bits, mut left) = (0, 0);
    for question in questions {
        if question.asked & traits != question.asked {
            pen.blank(usize::from(question.width));
            continue;
        }
        if left == 0 {
            (bits, left) = (random.next(), 10);
        }
        pen.short(question.answers[sort][(bits & 63) as usize], question.width);
        bits >>= 6;
        left -= 1;
    }
}

impl Question {
    fn new(asked: u16, answers: u64, place: u64) -> Self {
        let mut random = Random::at(0x0005_0B5E_55ED, place);
        let mut table = [[[b' '; 2]; 64]; SORTS];
        let usual = random.below(answers);
        for (sort, slots) in table.iter_mut().enumerate() {
            // For about one question and sort in three, the usual answer is shifted by the sort's number.
            let usual = if random.below(3) == 0 { (usual + sort as u64) % answers } else { usual };
            let firm = 32 + random.below(22);
            for (slot, cell) in slots.iter_mut().enumerate() {
                let away = if (slot as u64) < firm { 0 } else { 1 + random.below(answers) };
                let code = (usual + away) % answers + 1;
                *cell = [
                    if code > 9 { b'0' + (code / 10) as u8 } else { b' ' },
                    b'0' + (code % 10) as u8,
                ];
            }
        }
        Self { asked, width: if answers > 9 { 2 } else { 1 }, answers: table }
    }
}
