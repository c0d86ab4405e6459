//! stub
use super::{Article, Role};
pub(super) fn read(_article: &mut Article, _start: usize, _role: Role) {}
