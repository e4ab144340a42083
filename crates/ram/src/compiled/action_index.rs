use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasherDefault, Hasher};

use crate::compiled::glob::Glob;
use crate::request::{ActionName, hash_of};
use crate::statement::Selection;

/// Statements by the action they are about: names by hash, patterns by the text before their first wildcard.
#[derive(Clone, Debug)]
pub(super) struct ActionIndex {
    by_name: HashMap<u64, Named, BuildHasherDefault<AsItIs>>,
    nodes: Box<[Node]>,
    edges: Box<[(u8, u32)]>,
    candidates: Box<[Candidate]>,
}

/// The statements that have one name literally, ascending.
#[derive(Clone, Debug)]
struct Named {
    name: Box<str>,
    statements: Box<[u32]>,
    /// Other names of the same hash.
    others: Vec<Named>,
}

/// A node of the tree of prefixes: its edges and the candidates whose prefix ends here.
#[derive(Clone, Debug)]
struct Node {
    edges: (u32, u32),
    candidates: (u32, u32),
}

/// A statement that is about an action of this prefix if the rest of its pattern fits too.
#[derive(Clone, Debug)]
struct Candidate {
    statement: u32,
    check: Check,
}

#[derive(Clone, Debug)]
enum Check {
    /// The prefix was all.
    Nothing,
    /// The whole pattern.
    Fits(Glob),
    /// None of these: `NotAction`.
    FitsNone(Box<[Glob]>),
}

impl ActionIndex {
    /// The first statement about an action that passes the test.
    pub(super) fn first(
        &self,
        action: &ActionName,
        mut passes: impl FnMut(usize) -> bool,
    ) -> Option<usize> {
        let mut first = u32::MAX;
        if let Some(statements) = self.named(action) {
            for &statement in statements {
                if passes(statement as usize) {
                    first = statement;
                    break;
                }
            }
        }
        let folded = action.folded();
        let mut node = &self.nodes[0];
        let mut rest = folded.as_bytes().iter();
        loop {
            let (start, end) = node.candidates;
            for candidate in &self.candidates[start as usize..end as usize] {
                if candidate.statement >= first {
                    break;
                }
                let fits = match &candidate.check {
                    Check::Nothing => true,
                    Check::Fits(glob) => glob.matches(folded),
                    Check::FitsNone(globs) => !globs.iter().any(|glob| glob.matches(folded)),
                };
                if fits && passes(candidate.statement as usize) {
                    first = candidate.statement;
                    break;
                }
            }
            let next = rest.next().and_then(|byte| {
                let (start, end) = node.edges;
                let edges = &self.edges[start as usize..end as usize];
                edges.iter().find(|(label, _)| label == byte)
            });
            match next {
                Some((_, child)) => node = &self.nodes[*child as usize],
                None => break,
            }
        }
        (first != u32::MAX).then_some(first as usize)
    }

    fn named(&self, action: &ActionName) -> Option<&[u32]> {
        let named = self.by_name.get(&action.hash())?;
        std::iter::once(named)
            .chain(&named.others)
            .find(|named| action.is(&named.name))
            .map(|named| &*named.statements)
    }
}

/// Gathers statements for an index.
#[derive(Debug, Default)]
pub(super) struct Builder {
    by_name: BTreeMap<String, Vec<u32>>,
    by_prefix: BTreeMap<Vec<u8>, Vec<Candidate>>,
}

impl Builder {
    /// Adds the next statement; statements come in ascending order.
    pub(super) fn add(&mut self, statement: usize, actions: &Selection) {
        let statement =
            u32::try_from(statement).expect("documents are some thousand characters long");
        let patterns: Vec<String> = actions
            .patterns
            .iter()
            .map(|pattern| pattern.to_ascii_lowercase())
            .collect();
        if actions.is_negated {
            let globs = patterns.iter().map(|pattern| Glob::of(pattern)).collect();
            self.add_candidate(b"", statement, Check::FitsNone(globs));
            return;
        }
        for pattern in &patterns {
            match pattern.find(['*', '?']) {
                None => {
                    let named = self.by_name.entry(pattern.clone()).or_default();
                    if named.last() != Some(&statement) {
                        named.push(statement);
                    }
                }
                Some(end) => {
                    let check = match &pattern[end..] {
                        "*" => Check::Nothing,
                        _ => Check::Fits(Glob::of(pattern)),
                    };
                    self.add_candidate(&pattern.as_bytes()[..end], statement, check);
                }
            }
        }
    }

    fn add_candidate(&mut self, prefix: &[u8], statement: u32, check: Check) {
        let candidates = self.by_prefix.entry(prefix.to_vec()).or_default();
        candidates.push(Candidate { statement, check });
    }

    pub(super) fn build(self) -> ActionIndex {
        let mut by_name: HashMap<u64, Named, BuildHasherDefault<AsItIs>> = HashMap::default();
        for (name, statements) in self.by_name {
            let hash = hash_of(name.as_bytes());
            let named = Named {
                name: name.into(),
                statements: statements.into(),
                others: Vec::new(),
            };
            match by_name.get_mut(&hash) {
                Some(first) => first.others.push(named),
                None => {
                    by_name.insert(hash, named);
                }
            }
        }
        let mut tree = Tree::default();
        for (prefix, candidates) in self.by_prefix {
            tree.insert(&prefix, candidates);
        }
        let mut index = ActionIndex {
            by_name,
            nodes: Box::default(),
            edges: Box::default(),
            candidates: Box::default(),
        };
        let (mut nodes, mut edges, mut candidates) = (Vec::new(), Vec::new(), Vec::new());
        tree.flatten(&mut nodes, &mut edges, &mut candidates);
        index.nodes = nodes.into();
        index.edges = edges.into();
        index.candidates = candidates.into();
        index
    }
}

/// The tree of prefixes while it grows.
#[derive(Default)]
struct Tree {
    children: BTreeMap<u8, Tree>,
    candidates: Vec<Candidate>,
}

impl Tree {
    fn insert(&mut self, prefix: &[u8], candidates: Vec<Candidate>) {
        match prefix.split_first() {
            None => self.candidates = candidates,
            Some((byte, rest)) => self
                .children
                .entry(*byte)
                .or_default()
                .insert(rest, candidates),
        }
    }

    /// Writes this node and what is below it, and returns its number.
    fn flatten(
        self,
        nodes: &mut Vec<Node>,
        edges: &mut Vec<(u8, u32)>,
        candidates: &mut Vec<Candidate>,
    ) -> u32 {
        let number = |length: usize| {
            u32::try_from(length).expect("fewer than the characters of all documents")
        };
        let this = nodes.len();
        let candidates_start = number(candidates.len());
        candidates.extend(self.candidates);
        nodes.push(Node {
            edges: (0, 0),
            candidates: (candidates_start, number(candidates.len())),
        });
        let below: Vec<(u8, u32)> = self
            .children
            .into_iter()
            .map(|(byte, child)| (byte, child.flatten(nodes, edges, candidates)))
            .collect();
        let edges_start = number(edges.len());
        edges.extend(below);
        nodes[this].edges = (edges_start, number(edges.len()));
        number(this)
    }
}

/// The keys are hashes already.
#[derive(Clone, Debug, Default)]
struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = hash_of(bytes);
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}
