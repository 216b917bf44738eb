//! Two files at one address, and addresses that a disk can't hold.
//!
//! In: every page with its address, in the order of precedence. Out: the site's addresses, each with one page; the mistakes
//! go to the log. Addresses are compared as a disk does that tells neither case nor spelling apart: what such a
//! disk can't hold could be published on one machine and not on the next.

use std::collections::HashMap;

use rayon::prelude::*;

use super::address::Address;
use super::fold::folded;
use super::page::Page;
use super::places::{describe, place};
use crate::archive::Archive;
use crate::diagnostic::{Code, Diagnostic, Log};
use crate::files::{Span, is_device_name};
use crate::status::Snapshot;

/// The longest name of a file or folder that the usual disks take, in bytes.
const LONGEST_NAME: usize = 255;

/// Something that wants an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Claimant {
    /// A page or a copied file.
    Page(Page),
    /// A page that lay there, and its address now.
    Former {
        /// The page.
        of: Page,
        /// Where it lies now.
        to: Address,
    },
    /// A file of the theme, or another that was handed in.
    Other,
    /// The search index: a whole folder, so that a file in it clashes with it.
    Index,
}

impl Claimant {
    /// The page or copied file that lies there itself.
    pub(super) fn page(&self) -> Option<&Page> {
        match self {
            Claimant::Page(page) => Some(page),
            Claimant::Former { of: _, to: _ } | Claimant::Other | Claimant::Index => None,
        }
    }
}

/// Gives each address to the first that wants it, and reports the others. In the order of addresses.
///
/// What lies nowhere in the archive has no place to report: two files that were handed in, or one of them and a page
/// that every archive has. Theirs are known not to clash.
pub(super) fn settle(archive: &Archive, snapshot: &Snapshot, wanted: Vec<(Address, Claimant)>, log: &mut Log) -> Vec<(Address, Claimant)> {
    let forms: Vec<String> = wanted.par_iter().map(|(address, _)| folded(address.as_str())).collect();
    let mut taken: HashMap<&str, usize> = HashMap::with_capacity(wanted.len());
    let mut folders: HashMap<&str, usize> = HashMap::new();
    let mut kept = vec![true; wanted.len()];
    let report = Report { archive, snapshot, wanted: &wanted };
    for (index, form) in forms.iter().enumerate() {
        report.long_name(index, log);
        report.device_name(index, log);
        if let Some(first) = taken.get(form.as_str()) {
            report.same_address(*first, index, log);
            kept[index] = false;
            continue;
        }
        for (slash, _) in form.rmatch_indices('/') {
            // Whoever made a folder made those around it.
            if folders.contains_key(&form[..slash]) {
                break;
            }
            folders.insert(&form[..slash], index);
        }
        taken.insert(form, index);
    }
    for (index, form) in forms.iter().enumerate().filter(|(index, _)| kept[*index]) {
        if let Some(inside) = folders.get(form.as_str()) {
            report.file_and_folder(index, *inside, log);
        }
    }
    let mut settled: Vec<(Address, Claimant)> = wanted.into_iter().zip(kept).filter(|(_, kept)| *kept).map(|(entry, _)| entry).collect();
    settled.par_sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
    settled
}

struct Report<'a> {
    archive: &'a Archive,
    snapshot: &'a Snapshot,
    wanted: &'a [(Address, Claimant)],
}

impl Report<'_> {
    fn place(&self, index: usize) -> Option<Span> {
        match &self.wanted[index].1 {
            Claimant::Page(page) | Claimant::Former { of: page, to: _ } => place(self.archive, self.snapshot, page),
            Claimant::Other | Claimant::Index => None,
        }
    }

    fn what(&self, index: usize) -> String {
        match &self.wanted[index].1 {
            Claimant::Page(page) => describe(self.archive, page),
            Claimant::Former { of, to: _ } => format!("an alias of {}", describe(self.archive, of)),
            Claimant::Other => "a file of the theme or the program".to_owned(),
            Claimant::Index => "the search index".to_owned(),
        }
    }

    fn remedy(&self, index: usize) -> Option<String> {
        let remedy = match &self.wanted[index].1 {
            Claimant::Page(Page::Article(_)) => "give the article a `slug` of its own",
            Claimant::Page(Page::Standing(_) | Page::Asset(_)) => "rename the file",
            Claimant::Former { of: _, to: _ } => "leave the alias out",
            Claimant::Page(_) | Claimant::Other | Claimant::Index => return None,
        };
        Some(remedy.to_owned())
    }

    /// At the place of the later one, with a note at the earlier; at that one's where only it has a place.
    fn push(&self, code: Code, first: usize, second: usize, message: String, log: &mut Log) {
        let (first_place, second_place) = (self.place(first), self.place(second));
        let Some(at) = second_place.or(first_place) else { return };
        let mistake = Diagnostic::new(code, at, message).maybe_help(self.remedy(second).or_else(|| self.remedy(first)));
        log.push(match (first_place, second_place) {
            (Some(place), Some(_)) => mistake.note(place, format!("{} is here", self.what(first))),
            (None, _) | (_, None) => mistake,
        });
    }

    fn same_address(&self, first: usize, second: usize, log: &mut Log) {
        let (one, other) = (&self.wanted[first].0, &self.wanted[second].0);
        let (whose, whose_too) = (self.what(first), self.what(second));
        let message = if one == other {
            format!("`{other}` is the address of {whose_too} and of {whose}")
        } else {
            format!("`{other}`, the address of {whose_too}, differs from `{one}`, that of {whose}, in case or spelling alone")
        };
        self.push(Code::SameAddress, first, second, message, log);
    }

    fn file_and_folder(&self, file: usize, inside: usize, log: &mut Log) {
        let message = format!(
            "`{}`, the address of {}, is a folder of `{}`, that of {}",
            self.wanted[file].0,
            self.what(file),
            self.wanted[inside].0,
            self.what(inside)
        );
        self.push(Code::SameAddress, file.min(inside), file.max(inside), message, log);
    }

    /// A copied file, a page or a speaker of such a name was reported when it was read.
    fn device_name(&self, index: usize, log: &mut Log) {
        let (address, claimant) = &self.wanted[index];
        if matches!(claimant, Claimant::Page(Page::Asset(_) | Page::Standing(_) | Page::Speaker { .. })) {
            return;
        }
        if let (Some(name), Some(at)) = (address.as_str().split('/').find(|name| is_device_name(name)), self.place(index)) {
            let message = format!("`{address}`, the address of {}, has `{name}`: Windows keeps that name for a device", self.what(index));
            log.push(Diagnostic::new(Code::ReservedName, at, message).maybe_help(self.remedy(index)));
        }
    }

    fn long_name(&self, index: usize, log: &mut Log) {
        let address = &self.wanted[index].0;
        if let Some(name) = address.as_str().split('/').find(|name| name.len() > LONGEST_NAME) {
            let message = format!(
                "the address of {} has a name of {} bytes: a disk takes {LONGEST_NAME}, and a letter outside a-z counts 2 to 4",
                self.what(index),
                name.len()
            );
            self.push(Code::TooLarge, index, index, message, log);
        }
    }
}
