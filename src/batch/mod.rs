//! Many inputs: plan, workers, atomic writes, report.
