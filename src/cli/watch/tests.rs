use super::*;

/// Longer than any test: what is there already is heard at once.
const PATIENT: Patience = Patience { quiet: Duration::from_secs(600), longest: Duration::from_secs(600) };
/// What is there already is heard, and nothing is waited for.
const HASTY: Patience = Patience { quiet: Duration::ZERO, longest: Duration::from_secs(600) };

/// What each round is told is gone, where these events come after each of them; at last nobody is left to speak.
fn rounds(patience: &Patience, bursts: &[&[Event]]) -> Vec<Vec<PathBuf>> {
    let (sender, inbox) = mpsc::channel();
    let (mut sender, mut bursts, mut rounds) = (Some(sender), bursts.iter(), Vec::new());
    attend(&inbox, patience, |gone| {
        rounds.push(gone.to_vec());
        match bursts.next() {
            Some(burst) => {
                burst.iter().for_each(|it| sender.iter().for_each(|to| to.send(it.clone()).unwrap()))
            }
            None => sender = None,
        }
        true
    });
    rounds
}

fn gone(path: &str) -> Event {
    Event::Gone(vec![path.into()])
}

#[test]
fn it_checks_at_once_and_a_burst_is_one_change() {
    assert_eq!(rounds(&PATIENT, &[]).len(), 1);
    assert_eq!(rounds(&HASTY, &[&[Event::Changed]]).len(), 2);
    let burst: &[Event] = &[Event::Changed, gone("a"), Event::Changed];
    assert_eq!(rounds(&HASTY, &[burst, burst]).len(), 3);
}

#[test]
fn a_burst_that_does_not_end_is_not_waited_for() {
    let longest = Patience { longest: Duration::ZERO, ..PATIENT };
    assert_eq!(rounds(&longest, &[&[Event::Changed, Event::Changed], &[]]).len(), 3);
}

#[test]
fn what_is_gone_is_told_once() {
    let told = rounds(&HASTY, &[&[gone("a"), Event::Changed, gone("b")], &[Event::Changed]]);
    assert_eq!(told, [vec![], vec![PathBuf::from("a"), PathBuf::from("b")], vec![]]);
}

#[test]
fn it_ends_when_nobody_reads_any_more() {
    let (_sender, inbox) = mpsc::channel();
    attend(&inbox, &PATIENT, |_| false);
}

#[test]
fn looking_at_a_file_is_no_change() {
    use notify::event::{AccessKind, CreateKind, RemoveKind};
    let change = |kind| heard(Ok(Change::new(kind).add_path("a".into())));
    assert_eq!(change(EventKind::Access(AccessKind::Any)), None);
    assert_eq!(change(EventKind::Create(CreateKind::File)), Some(Event::Changed));
    assert_eq!(change(EventKind::Remove(RemoveKind::Any)), Some(gone("a")));
    assert_eq!(heard(Err(notify::Error::generic("overflow"))), Some(Event::Changed));
}
