//! Mail handed to a relay that speaks the real protocol.

use std::net::Ipv4Addr;
use std::time::Duration;

use services::mail::{Letter, MailError, Mailer, SmtpMailer};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

const LIMIT: Duration = Duration::from_secs(20);

/// A relay for one conversation: answers `reply` to the recipient and returns the letter it was given.
async fn relay(reply: &'static str) -> (String, JoinHandle<String>) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a free port");
    let url = format!("smtp://{}", listener.local_addr().expect("an address"));
    let conversation = tokio::spawn(async move {
        let (stream, _) = listener.accept().await.expect("a client");
        let mut stream = BufReader::new(stream);
        let (mut letter, mut in_letter) = (String::new(), false);
        stream.write_all(b"220 relay.example ESMTP\r\n").await.expect("greeted");
        loop {
            let mut line = String::new();
            if stream.read_line(&mut line).await.expect("a line") == 0 {
                return letter;
            }
            let answer = match (in_letter, line.trim_end()) {
                (true, ".") => {
                    in_letter = false;
                    "250 taken"
                }
                (true, _) => {
                    letter.push_str(&line);
                    continue;
                }
                (false, "DATA") => {
                    in_letter = true;
                    "354 go on"
                }
                (false, "QUIT") => "221 bye",
                (false, line) if line.starts_with("RCPT") => reply,
                _ => "250 relay.example",
            };
            stream
                .write_all(format!("{answer}\r\n").as_bytes())
                .await
                .expect("answered");
        }
    });
    (url, conversation)
}

fn letter() -> Letter {
    Letter {
        to: "nguoi.nhan@so.example".to_owned(),
        subject: "Bạn có 1 việc cần xử lý".to_owned(),
        body: "Hãy mở hệ thống để xem.".to_owned(),
    }
}

#[tokio::test]
async fn a_letter_reaches_the_relay() {
    let (url, conversation) = relay("250 fine").await;
    let mailer = SmtpMailer::new(&url, "Liêm Chính <tin@so.example>", LIMIT).expect("usable addresses");
    mailer.send(&letter()).await.expect("accepted");
    drop(mailer);
    let sent = conversation.await.expect("the relay ends");
    assert!(sent.contains("To: nguoi.nhan@so.example"), "{sent}");
    assert!(
        sent.contains("Subject: =?utf-8?") && sent.contains("tin@so.example"),
        "{sent}"
    );
}

#[tokio::test]
async fn a_refusal_is_told_by_its_code_alone() {
    let (url, conversation) = relay("550 5.1.1 <nguoi.nhan@so.example>: no such person").await;
    let mailer = SmtpMailer::new(&url, "tin@so.example", LIMIT).expect("usable addresses");
    let error = mailer.send(&letter()).await.expect_err("refused");
    assert_eq!(error.to_string(), "the mail relay refused with code 550");
    drop(mailer);
    conversation.await.expect("the relay ends");
}

#[tokio::test]
async fn what_is_no_address_or_answers_nothing_is_said() {
    assert!(SmtpMailer::new("nonsense", "tin@so.example", LIMIT).is_err_and(|error| error == MailError::Address));
    assert!(SmtpMailer::new("smtp://127.0.0.1:1", "not a mail", LIMIT).is_err_and(|error| error == MailError::Address));
    // Port 1 of this machine: nobody listens there.
    let mailer = SmtpMailer::new("smtp://127.0.0.1:1", "tin@so.example", LIMIT).expect("usable addresses");
    assert_eq!(mailer.send(&letter()).await, Err(MailError::Unreachable));
}

#[tokio::test]
async fn a_relay_that_says_nothing_is_given_up() {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a free port");
    let url = format!("smtp://{}", listener.local_addr().expect("an address"));
    let silent = tokio::spawn(async move { (listener.accept().await, std::future::pending::<()>().await) });
    let mailer = SmtpMailer::new(&url, "tin@so.example", Duration::from_millis(200)).expect("usable addresses");
    assert_eq!(mailer.send(&letter()).await, Err(MailError::Unreachable));
    silent.abort();
}
