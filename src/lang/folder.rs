//! What people call the folders and files of a story.

/// Names by which a folder tells what it holds, and a file that it is neither draft nor source. In lower case.
#[derive(Debug)]
pub struct FolderWords {
    /// Words in the name of a folder of sources.
    pub sources: &'static [&'static str],
    /// Words in the name of a folder of drafts.
    pub drafts: &'static [&'static str],
    /// Files that are about the folder itself, without their ending.
    pub papers: &'static [&'static str],
}
