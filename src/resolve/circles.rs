//! Chains that lead back to where they began.

use std::collections::HashSet;

use super::places::Places;
use crate::archive::{Archive, ClaimKey, Due, FollowUpKey};
use crate::diagnostic::{Code, Diagnostic, Log};
use crate::files::Span;

/// Members of a circle that a message names, and places of them that it shows.
const NAMED: usize = 12;
const SHOWN: usize = 5;

/// Reports each circle once, at its first member, naming every member. Gives the follow-ups that are in one.
pub(super) fn check(archive: &Archive, places: &Places, log: &mut Log) -> HashSet<FollowUpKey> {
    let claims: Vec<ClaimKey> = archive.claims.keys().collect();
    let claim_circles =
        |word: &str, edges: &dyn Fn(ClaimKey) -> Vec<ClaimKey>, place: &dyn Fn(ClaimKey) -> Vec<(ClaimKey, Span)>, log: &mut Log| {
            for circle in circles(&claims, edges) {
                let names: Vec<String> = circle.iter().map(|key| archive.claims[*key].id.to_string()).collect();
                let at = circle.iter().filter_map(|key| within(&circle, &place(*key))).collect();
                report(word, &names, at, log);
            }
        };
    let replaces = |key: ClaimKey| places.claim(key).replaces.into_iter().collect::<Vec<_>>();
    let due = |key: ClaimKey| match archive.claims[key].due {
        Some(Due::Before(other) | Due::After(other)) => places.claim(key).due.map(|at| (other, at)).into_iter().collect(),
        Some(Due::On(_)) | None => Vec::new(),
    };
    let precedents = |key: ClaimKey| places.claim(key).precedents.clone();
    let about = |key: ClaimKey| places.claim(key).about.clone();
    let targets = |references: Vec<(ClaimKey, Span)>| references.into_iter().map(|(key, _)| key).collect::<Vec<_>>();
    claim_circles("replaces", &|key| targets(replaces(key)), &replaces, log);
    let sooner = sooner(archive);
    claim_circles("due", &|key| sooner[key.position()].clone(), &due, log);
    claim_circles("precedents", &|key| targets(precedents(key)), &precedents, log);
    claim_circles("about", &|key| targets(about(key)), &about, log);

    let follow_ups: Vec<FollowUpKey> = archive.follow_ups.keys().collect();
    let references = |key: FollowUpKey| {
        let (follow_up, places) = (&archive.follow_ups[key], places.follow_up(key));
        let corrects = follow_up.corrects.zip(places.corrects);
        corrects.into_iter().chain(follow_up.disputes.zip(places.disputes)).chain(places.settles.iter().copied()).collect::<Vec<_>>()
    };
    let mut members = HashSet::new();
    for circle in circles(&follow_ups, |key| references(key).into_iter().map(|(key, _)| key).collect()) {
        let names: Vec<String> = circle.iter().map(|key| archive.follow_up_name(*key)).collect();
        let at = circle.iter().filter_map(|key| within(&circle, &references(*key))).collect();
        report("corrects`, `disputes` and `settles", &names, at, log);
        members.extend(circle);
    }
    members
}

/// For each claim, those that are due later: it is due before them, or they are due after it.
fn sooner(archive: &Archive) -> Vec<Vec<ClaimKey>> {
    let mut sooner = vec![Vec::new(); archive.claims.len()];
    for (key, claim) in archive.claims.iter() {
        match claim.due {
            Some(Due::Before(other)) => sooner[key.position()].push(other),
            Some(Due::After(other)) => sooner[other.position()].push(key),
            Some(Due::On(_)) | None => {}
        }
    }
    sooner
}

/// The place of a reference to another member.
fn within<K: Copy + Ord>(circle: &[K], references: &[(K, Span)]) -> Option<Span> {
    references.iter().find(|(key, _)| circle.binary_search(key).is_ok()).map(|(_, at)| *at)
}

fn report(word: &str, names: &[String], at: Vec<Span>, log: &mut Log) {
    let Some((first, others)) = at.split_first() else { return };
    let shown: Vec<String> = names.iter().take(NAMED).map(|name| format!("`{name}`")).collect();
    let left = names.len().saturating_sub(NAMED);
    let left = if left == 0 { String::new() } else { format!(" and {left} more") };
    let verb = if word.contains(' ') { "lead" } else { "leads" };
    let mistake = Diagnostic::new(Code::Circle, *first, format!("`{word}` {verb} in a circle: {}{left}", shown.join(", ")));
    log.push(others.iter().take(SHOWN).fold(mistake, |mistake, at| mistake.note(*at, "part of the same circle")));
}

/// Every group of nodes that lead to one another, each group in the order of nodes.
///
/// What is left after nodes without a way out, and then those without a way in, are taken away again and again
/// (Kahn, 1962) is circles and what lies between them; each is told apart by walking from its first member.
fn circles<K: Copy + Ord>(nodes: &[K], next: impl Fn(K) -> Vec<K>) -> Vec<Vec<K>> {
    // A node that leads nowhere is in no circle, and most lead nowhere.
    let leading: Vec<(K, Vec<K>)> = nodes.iter().map(|node| (*node, next(*node))).filter(|(_, targets)| !targets.is_empty()).collect();
    let nodes: Vec<K> = leading.iter().map(|(node, _)| *node).collect();
    let position = |node: &K| nodes.binary_search(node).ok();
    let edges: Vec<Vec<usize>> = leading.iter().map(|(_, targets)| targets.iter().filter_map(position).collect()).collect();
    let mut back: Vec<Vec<usize>> = vec![Vec::new(); nodes.len()];
    for (from, targets) in edges.iter().enumerate() {
        targets.iter().for_each(|to| back[*to].push(from));
    }
    let mut left = vec![true; nodes.len()];
    peel(&edges, &back, &mut left);
    peel(&back, &edges, &mut left);
    let mut found = Vec::new();
    for start in 0..nodes.len() {
        if !left[start] {
            continue;
        }
        let forward = reached(start, &edges, &left);
        let backward = reached(start, &back, &left);
        let members: Vec<usize> = forward.into_iter().filter(|node| backward.binary_search(node).is_ok()).collect();
        for member in &members {
            left[*member] = false;
        }
        left[start] = false;
        if members.len() > 1 || edges[start].contains(&start) {
            found.push(members.into_iter().map(|node| nodes[node]).collect());
        }
    }
    found
}

/// Takes away every node from which no way leads on.
fn peel(edges: &[Vec<usize>], back: &[Vec<usize>], left: &mut [bool]) {
    let mut ways: Vec<usize> = edges.iter().map(|targets| targets.iter().filter(|to| left[**to]).count()).collect();
    let mut ends: Vec<usize> = (0..edges.len()).filter(|node| left[*node] && ways[*node] == 0).collect();
    while let Some(end) = ends.pop() {
        left[end] = false;
        for from in back[end].iter().filter(|from| left[**from]) {
            ways[*from] -= 1;
            if ways[*from] == 0 {
                ends.push(*from);
            }
        }
    }
}

fn reached(start: usize, edges: &[Vec<usize>], left: &[bool]) -> Vec<usize> {
    let mut seen = vec![start];
    let mut known = HashSet::from([start]);
    let mut at = 0;
    while let Some(node) = seen.get(at).copied() {
        at += 1;
        for to in edges[node].iter().filter(|to| left[**to]) {
            if known.insert(*to) {
                seen.push(*to);
            }
        }
    }
    seen.sort_unstable();
    seen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_circle_is_found_with_its_members() {
        for (edges, expected) in [
            (&[(1, 2), (2, 3)][..], vec![]),
            (&[(1, 2), (2, 1), (3, 1)], vec![vec![1, 2]]),
            (&[(1, 1)], vec![vec![1]]),
            (&[(1, 2), (2, 3), (3, 1), (3, 4), (4, 5), (5, 4)], vec![vec![1, 2, 3], vec![4, 5]]),
        ] {
            let nodes: Vec<u32> = (1..=5).collect();
            let next = |node: u32| edges.iter().filter(|(from, _)| *from == node).map(|(_, to)| *to).collect();
            assert_eq!(circles(&nodes, next), expected, "{edges:?}");
        }
    }

    #[test]
    fn a_long_chain_takes_no_recursion() {
        let nodes: Vec<u32> = (0..50_000).collect();
        assert!(circles(&nodes, |node| if node + 1 < 50_000 { vec![node + 1] } else { Vec::new() }).is_empty());
        assert_eq!(circles(&nodes, |node| vec![(node + 1) % 50_000]).len(), 1);
    }
}
