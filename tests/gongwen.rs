//! All integration tests in one binary: command tests written in Markdown, and the laws over every
//! sample and, where the shared folder is there, over every shared text.

mod harness;

use libtest_mimic::{Arguments, Trial};

fn main() {
    let arguments = Arguments::from_args();
    let mut trials: Vec<Trial> = Vec::new();
    trials.extend(harness::called_off::trials());
    trials.extend(harness::carriers::trials());
    trials.extend(harness::commands::trials());
    trials.extend(harness::batch::trials());
    trials.extend(harness::given::trials());
    trials.extend(harness::golden::trials());
    trials.extend(harness::laws::trials());
    trials.extend(harness::kept::trials());
    trials.extend(harness::measure::trials());
    trials.extend(harness::house::trials());
    trials.extend(harness::recipes::trials());
    trials.extend(harness::torn::trials());
    trials.extend(harness::mistakes::trials());
    trials.extend(harness::mutated::trials());
    libtest_mimic::run(&arguments, trials).exit();
}
