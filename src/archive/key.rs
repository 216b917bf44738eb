//! Keys into tables. A key comes only from filling its table, so a look-up can't fail.

use std::marker::PhantomData;
use std::ops::Index;
use std::sync::Arc;

/// Entries of one kind, each at its key. A copy of it shares the entries.
#[derive(Debug)]
pub struct Table<K, V> {
    entries: Vec<Arc<V>>,
    key: PhantomData<fn() -> K>,
}

impl<K, V> Clone for Table<K, V> {
    fn clone(&self) -> Table<K, V> {
        Table { entries: self.entries.clone(), key: PhantomData }
    }
}

/// A position in a [`Table`].
pub trait Key: Copy {
    /// The key of that position.
    fn at(position: usize) -> Self;
    /// The position.
    fn position(self) -> usize;
}

impl<K: Key, V> Table<K, V> {
    /// The entries in the order given.
    pub fn new(entries: impl IntoIterator<Item = V>) -> Table<K, V> {
        Table { entries: entries.into_iter().map(Arc::new).collect(), key: PhantomData }
    }

    /// Puts another entry in the place of one. Copies made before keep what they have.
    pub fn replace(&mut self, key: K, entry: V) {
        self.entries[key.position()] = Arc::new(entry);
    }

    /// Every entry with its key, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (K, &V)> + ExactSizeIterator {
        self.entries.iter().enumerate().map(|(position, entry)| (K::at(position), &**entry))
    }

    /// Every key, in order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = K> + use<K, V> {
        (0..self.entries.len()).map(K::at)
    }

    /// Every entry, in order.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &V> + ExactSizeIterator + Clone {
        self.entries.iter().map(|entry| &**entry)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

impl<K: Key, V> Index<K> for Table<K, V> {
    type Output = V;

    fn index(&self, key: K) -> &V {
        &self.entries[key.position()]
    }
}

macro_rules! key {
    ($($(#[$doc:meta])* $name:ident;)*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub struct $name(u32);

            impl Key for $name {
                fn at(position: usize) -> $name {
                    $name(u32::try_from(position).unwrap_or(u32::MAX))
                }

                fn position(self) -> usize {
                    self.0 as usize
                }
            }

            impl $name {
                /// The key of the entry at that position: for whoever fills the table.
                pub fn at(position: usize) -> $name {
                    <$name as Key>::at(position)
                }

                /// The position, for side tables in the same order.
                pub fn position(self) -> usize {
                    <$name as Key>::position(self)
                }
            }
        )*
    };
}

key! {
    /// An article.
    ArticleKey;
    /// A claim.
    ClaimKey;
    /// A speaker.
    SpeakerKey;
    /// A source of one article.
    SourceKey;
    /// A follow-up.
    FollowUpKey;
    /// A topic.
    TopicKey;
    /// A publisher.
    PublisherKey;
    /// A standing page.
    PageKey;
}
