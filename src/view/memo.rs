//! What was made once for all pages of a build.
//!
//! In: a key, and how its value is made. Out: the value, made the first time that it is asked for.
//! A value depends on its key alone, so it makes no difference which page asks first.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::fmt;
use std::hash::Hash;
use std::sync::{PoisonError, RwLock};

/// Values by key.
pub(super) struct Memo<K, V>(RwLock<HashMap<K, V>>);

impl<K, V> Default for Memo<K, V> {
    fn default() -> Memo<K, V> {
        Memo(RwLock::default())
    }
}

impl<K, V> fmt::Debug for Memo<K, V> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Memo")
    }
}

impl<K: Eq + Hash, V: Clone> Memo<K, V> {
    /// The value of a key.
    pub(super) fn get<Q>(&self, key: &Q, make: impl FnOnce() -> V) -> V
    where
        K: Borrow<Q>,
        Q: Eq + Hash + ToOwned<Owned = K> + ?Sized,
    {
        if let Some(value) = self.0.read().unwrap_or_else(PoisonError::into_inner).get(key) {
            return value.clone();
        }
        let value = make();
        self.0.write().unwrap_or_else(PoisonError::into_inner).entry(key.to_owned()).or_insert(value).clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_made_once() {
        let memo = Memo::default();
        assert_eq!([memo.get(&1, || "one"), memo.get(&2, || "two"), memo.get(&1, || "never")], ["one", "two", "one"]);
    }
}
