//! A bounded queue in front of the threads that render.
//!
//! Owns: how many documents are rendered at once, how many may wait, and how long a caller waits.
//! Must not: know what is rendered.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;
use tokio::time::timeout;

use crate::Error;

/// How long a caller waits for its document, waiting and rendering together.
const PATIENCE: Duration = Duration::from_secs(30);

/// Renders documents, or counts their pages, beside the server's own threads, a few at a time.
#[derive(Clone, Debug)]
pub struct Press {
    /// One for each job that waits or runs.
    places: Arc<Semaphore>,
    /// One for each job that runs.
    threads: Arc<Semaphore>,
    patience: Duration,
}

impl Press {
    /// A press that renders `at_once` documents at the same time and lets `waiting` more wait.
    #[must_use]
    pub fn new(at_once: usize, waiting: usize) -> Self {
        Self {
            places: Arc::new(Semaphore::new(at_once + waiting)),
            threads: Arc::new(Semaphore::new(at_once)),
            patience: PATIENCE,
        }
    }

    /// Runs `job` as soon as a thread is free and returns what it made.
    ///
    /// Dropping the future gives up the place in the queue. A job that has begun cannot be stopped: it keeps its
    /// thread and its place until it ends, whoever still waits for it.
    ///
    /// # Errors
    /// [`Error::Busy`] at once when the queue is full, [`Error::TooSlow`] after 30 seconds, [`Error::Panicked`], and
    /// whatever the job itself returns.
    pub async fn print<T: Send + 'static>(
        &self,
        job: impl FnOnce() -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let place = Arc::clone(&self.places).try_acquire_owned().map_err(|_| Error::Busy)?;
        let threads = Arc::clone(&self.threads);
        let printed = async move {
            let thread = threads.acquire_owned().await.map_err(|_| Error::Busy)?;
            let running = spawn_blocking(move || {
                let _held_until_the_end = (place, thread);
                job()
            });
            running.await.map_err(|_| Error::Panicked)?
        };
        timeout(self.patience, printed).await.map_err(|_| Error::TooSlow)?
    }
}

#[cfg(test)]
mod tests {
    use std::future::Future;
    use std::pin::Pin;
    use std::sync::mpsc::{Receiver, Sender, channel};
    use std::task::{Context, Waker};

    use super::*;
    use crate::Pdf;

    type Printing<'a> = Pin<Box<dyn Future<Output = Result<Pdf, Error>> + 'a>>;

    fn paper() -> Result<Pdf, Error> {
        Ok(Pdf(b"paper".to_vec()))
    }

    /// A job that ends when told to, and the voice that tells it.
    fn held_job() -> (impl FnOnce() -> Result<Pdf, Error> + Send + 'static, Sender<()>) {
        let (release, released): (Sender<()>, Receiver<()>) = channel();
        let job = move || {
            released.recv().expect("the test releases the job");
            paper()
        };
        (job, release)
    }

    /// Lets the future run up to its first wait; it then holds its place, and its thread if one was free.
    fn begin(printing: &mut Printing<'_>) {
        let mut context = Context::from_waker(Waker::noop());
        assert!(printing.as_mut().poll(&mut context).is_pending(), "the job is held");
    }

    /// Waits until no job holds a place any more.
    async fn all_quiet(press: &Press, places: u32) {
        drop(press.places.acquire_many(places).await.expect("never closed"));
    }

    #[tokio::test]
    async fn one_more_than_the_queue_takes_is_turned_away_and_the_others_are_printed() {
        let press = Press::new(1, 1);
        let (job, release) = held_job();
        let mut first: Printing<'_> = Box::pin(press.print(job));
        begin(&mut first);
        let mut second: Printing<'_> = Box::pin(press.print(paper));
        begin(&mut second);

        assert_eq!(press.print(paper).await, Err(Error::Busy));

        release.send(()).expect("the job listens");
        assert_eq!(first.await, paper());
        assert_eq!(second.await, paper());
        all_quiet(&press, 2).await;
        assert_eq!(press.print(paper).await, paper());
    }

    #[tokio::test]
    async fn who_stops_waiting_gives_up_the_place() {
        let press = Press::new(1, 1);
        let (job, release) = held_job();
        let mut first: Printing<'_> = Box::pin(press.print(job));
        begin(&mut first);
        let mut second: Printing<'_> = Box::pin(press.print(paper));
        begin(&mut second);
        drop(second);

        let mut third: Printing<'_> = Box::pin(press.print(paper));
        begin(&mut third);
        release.send(()).expect("the job listens");
        assert_eq!(third.await, paper());
    }

    #[tokio::test]
    async fn a_late_job_is_given_up_but_keeps_its_thread_until_it_ends() {
        let press = Press {
            patience: Duration::ZERO,
            ..Press::new(1, 0)
        };
        let (job, release) = held_job();
        assert_eq!(press.print(job).await, Err(Error::TooSlow));
        assert_eq!(press.print(paper).await, Err(Error::Busy));

        release.send(()).expect("the job listens");
        all_quiet(&press, 1).await;
        let patient = Press {
            patience: PATIENCE,
            ..press
        };
        assert_eq!(patient.print(paper).await, paper());
    }

    #[tokio::test]
    async fn a_panic_is_reported_and_frees_the_thread() {
        let press = Press::new(1, 0);
        assert_eq!(
            press.print::<Pdf>(|| panic!("expected by this test")).await,
            Err(Error::Panicked)
        );
        all_quiet(&press, 1).await;
        assert_eq!(press.print(paper).await, paper());
    }

    #[tokio::test]
    async fn an_error_of_the_job_comes_back_as_it_is() {
        let broken = Error::Template {
            place: "paper.typ:1".to_owned(),
        };
        let answer = broken.clone();
        assert_eq!(Press::new(1, 0).print::<Pdf>(move || Err(answer)).await, Err(broken));
    }
}
