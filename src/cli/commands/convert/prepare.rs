//! Before the work: what the arguments of `convert` come to.

use std::path::{Path, PathBuf};

use crate::batch::files::{is_stdio, is_stream};
use crate::batch::identity::{self, Files, Names};
use crate::batch::inputs::{Fault, Selection};
use crate::batch::lists::Parting;
use crate::batch::plan::{Job, Place, Wanted};
use crate::batch::report::{Fingerprint, Out, Report, shown};
use crate::batch::report_file::{self, ReportFile};
use crate::batch::resume::Earlier;
use crate::batch::signals::Signals;
use crate::batch::sweep::Swept;
use crate::batch::worker::Context;
use crate::batch::{inputs, lists, plan, resources};
use crate::diagnostic::{Diagnostic, Language};
use crate::style::{Demand, Seal};
use crate::{Format, Options};

use super::super::super::arguments::{Common, Convert, SealFile};
use super::super::fonts::folders;

/// The formats asked for: `--to`, else by the output's extension, else both.
pub(super) fn formats(convert: &Convert) -> Result<Vec<Format>, Diagnostic> {
    let mut formats: Vec<Format> = convert.to.iter().map(|to| Format::from(*to)).collect();
    formats.sort_unstable();
    formats.dedup();
    let Some(output) = &convert.output else {
        return Ok(if formats.is_empty() { vec![Format::Docx, Format::Pdf] } else { formats });
    };
    if is_stream(output) {
        return Err(Diagnostic::new("E-OUTPUT-STREAM").with(shown(output)));
    }
    let one = matches!(inputs::distinct(&convert.inputs).as_slice(), [input] if !input.is_dir());
    if !one || convert.list().is_some() {
        return Err(Diagnostic::new("E-OUTPUT-ONE"));
    }
    let extension = output.extension().and_then(|extension| extension.to_str());
    let told = [Format::Docx, Format::Pdf]
        .into_iter()
        .find(|format| extension.is_some_and(|e| e.eq_ignore_ascii_case(format.extension())));
    match (formats.as_slice(), told) {
        ([], Some(format)) => Ok(vec![format]),
        ([one], None) => Ok(vec![*one]),
        ([one], Some(format)) if *one == format => Ok(vec![*one]),
        _ => Err(Diagnostic::new("E-OUTPUT-FORMAT")),
    }
}

/// What every job shares: options, faces, seals, an earlier report. Beside it, a warning for each
/// face that cannot be used.
pub(super) fn context(
    convert: &Convert,
    common: &Common,
    mut options: Options,
    formats: &[Format],
) -> Result<(Context, Vec<Diagnostic>), Diagnostic> {
    options.decode.allow_replaced = convert.allow_replaced;
    options.style.allow_replaced = convert.allow_replaced;
    options.style.allow_missing = convert.allow_missing;
    let folders = folders(&convert.font_dir, &options, common);
    let (fonts, refused) = resources::fonts(&folders)?;
    // a run that always resumes its own report has none the first time
    let earlier = |path: &PathBuf| match !path.exists() && own_report(convert) {
        true => Ok(Earlier::default()),
        false => Earlier::read(path).map_err(|fault| fault.in_file(path)),
    };
    let hashed = convert.report.is_some() || convert.resume.is_some();
    let context = Context {
        existing: convert.existing(),
        sync: convert.sync,
        swept: Swept::default(),
        max_size: common.max_bytes(),
        timeout: convert.timeout,
        fail_fast: convert.fail_fast,
        earlier: convert.resume.as_ref().map(earlier).transpose()?,
        fingerprint: hashed.then(|| Fingerprint::new(&fonts, formats)),
        signals: Signals::default(),
        options,
        fonts,
    };
    Ok((context, refused))
}

/// Whether the report that is resumed is the one that is written, by whatever names.
fn own_report(convert: &Convert) -> bool {
    let (Some(report), Some(resumed)) = (&convert.report, &convert.resume) else { return false };
    let (mut files, mut names) = (Files::default(), Names::default());
    files.add(resumed, &mut names);
    files.has(report, &mut names)
}

/// The files that the run reads beside its inputs and what lies beside those.
fn read_beside(convert: &Convert, common: &Common) -> Vec<PathBuf> {
    let named = convert.list().cloned().into_iter().chain(common.style());
    let named = named.chain(common.meta_table.clone());
    named.chain(convert.seal.iter().map(|seal| seal.file.clone())).collect()
}

/// Reads the seals of the command into the options of a run of `inputs` inputs.
pub(super) fn seals(
    convert: &Convert,
    options: &mut Options,
    inputs: usize,
) -> Result<(), Diagnostic> {
    let ordered = convert.seal.iter().filter(|seal| seal.office.is_none()).count();
    if ordered > 0 && ordered < convert.seal.len() {
        return Err(Diagnostic::new("E-SEAL-MIXED"));
    }
    if ordered > 0 && inputs > 1 {
        return Err(Diagnostic::new("E-SEAL-SEVERAL").with(inputs));
    }
    let mut seals = Vec::new();
    for SealFile { office, file } in &convert.seal {
        let picture = resources::picture(file).map_err(|fault| fault.in_file(file))?;
        let demand = match office {
            None => Demand::InOrder,
            Some(_) if inputs > 1 => Demand::OneSigns,
            Some(_) => Demand::Signs,
        };
        seals.push(Seal { office: office.clone(), file: shown(file), picture, demand });
    }
    // an order of seals stands for all that a house style lists
    if ordered == 0 {
        for listed in std::mem::take(&mut options.style.seals) {
            resources::add_seal(&mut seals, listed);
        }
    }
    options.style.seals = seals;
    Ok(())
}

/// The inputs and where their outputs go.
pub(super) fn jobs(
    convert: &Convert,
    common: &Common,
    formats: &[Format],
) -> Result<Vec<Job>, Vec<Fault>> {
    let fault = |path: Option<&PathBuf>, fault| vec![(path.cloned(), fault)];
    let mut named = convert.inputs.clone();
    if let Some(list) = convert.list() {
        if is_stdio(list) && named.iter().any(|path| is_stdio(path)) {
            return Err(fault(None, Diagnostic::new("E-STDIN-TWICE")));
        }
        let parting = if convert.files_from.is_some() { Parting::Lines } else { Parting::Nul };
        named.extend(lists::read(list, parting).map_err(|told| fault(Some(list), told))?);
    }
    // a list's paths keep their place below the current folder
    let base = convert.base.clone().or_else(|| convert.list().map(|_| PathBuf::from(".")));
    let globs = inputs::globs(&convert.glob).map_err(|told| fault(None, told))?;
    let reports = [&convert.report, &convert.resume].into_iter().flatten();
    let reports = reports.filter_map(|path| identity::of(path)).collect();
    let (found, faults) = inputs::find(&named, &Selection { globs, base, reports });
    let place = match (&convert.output, &convert.out_dir) {
        (Some(file), _) => Place::File(file),
        (None, Some(directory)) => Place::Directory(directory),
        (None, None) => Place::Beside,
    };
    let others: Vec<PathBuf> =
        read_beside(convert, common).into_iter().chain(convert.resume.clone()).collect();
    let asked = !convert.to.is_empty() || convert.output.is_some();
    plan::plan(found, faults, place, Wanted { formats, asked }, &others)
}

/// Opens the report, over nothing but a report. One that is resumed keeps its lines until the end.
pub(super) fn report(
    convert: &Convert,
    common: &Common,
    jobs: &[Job],
    context: &mut Context,
    language: Language,
) -> Result<Option<Report>, Diagnostic> {
    let Some(path) = &convert.report else { return Ok(None) };
    if is_stdio(path) || path == Path::new("/dev/stdout") {
        return match convert.output.as_deref().is_some_and(is_stdio) {
            true => Err(Diagnostic::new("E-STDOUT-TWICE")),
            false => Ok(Some(Report::new(Out::Stdout, language))),
        };
    }
    let (mut files, mut names) = (Files::default(), Names::default());
    let outputs = jobs.iter().flat_map(|job| job.outputs.iter().map(|(_, output)| output.clone()));
    let inputs = jobs.iter().map(|job| &job.input.path);
    let read = inputs.flat_map(|input| [input.clone(), resources::meta(input)]);
    let seals = context.options.style.seals.iter().map(|seal| PathBuf::from(&seal.file));
    for file in read.chain(outputs).chain(read_beside(convert, common)).chain(seals) {
        files.add(&file, &mut names);
    }
    if files.has(path, &mut names) {
        return Err(Diagnostic::new("E-REPORT-IN-USE"));
    }
    report_file::check(path)?;
    context.swept.once(path, &|| !context.signals.came());
    let lines = match &mut context.earlier {
        Some(earlier) if own_report(convert) => earlier.take_lines(),
        _ => Vec::new(),
    };
    let file = ReportFile::open(path, &lines, convert.sync)
        .map_err(|error| Diagnostic::new("E-REPORT").with(error))?;
    Ok(Some(Report::new(Out::File(file), language)))
}
