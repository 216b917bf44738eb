//! The files of a new archive. They lie as they are in `starter/`, where they can be read and edited.

use crate::schema::{self, Subject};

/// Where a new archive is published from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Publishing {
    /// Nowhere yet.
    Nowhere,
    /// By GitHub's workflows, to its pages.
    GitHub,
    /// By GitLab's pipelines, to its pages.
    GitLab,
}

/// Path and text of every file.
pub fn files(publishing: Publishing) -> Vec<(&'static str, String)> {
    macro_rules! starter {
        ($path:literal) => {
            include_str!(concat!("../../starter/", $path)).to_owned()
        };
    }
    let mut files = vec![
        ("archive.yaml", starter!("archive.yaml")),
        ("content/articles/2019-07-20-before-this-decade-is-out.md", starter!("content/articles/2019-07-20-before-this-decade-is-out.md")),
        ("content/speakers/john-f-kennedy.md", starter!("content/speakers/john-f-kennedy.md")),
        ("content/pages/about.md", starter!("content/pages/about.md")),
        (".gitignore", starter!("gitignore")),
        ("schemas/archive.json", schema::json(Subject::Archive)),
        ("schemas/article.json", schema::json(Subject::Article)),
        ("schemas/speaker.json", schema::json(Subject::Speaker)),
    ];
    match publishing {
        Publishing::Nowhere => {}
        Publishing::GitHub => files.push((".github/workflows/publish.yml", starter!("ci/github.yml"))),
        Publishing::GitLab => files.push((".gitlab-ci.yml", starter!("ci/gitlab.yml"))),
    }
    files
}
