use std::sync::mpsc;

use tokio::sync::Semaphore;

use super::*;

/// Answers when it is let: says that a request arrived, and waits.
struct Gate {
    arrived: mpsc::Sender<String>,
    open: Semaphore,
}

impl Answer for Gate {
    async fn answer(&self, request: HttpRequest, _: IpAddr, _: bool) -> HttpAnswer {
        self.arrived
            .send(request.target)
            .expect("the test waits for it");
        self.open.acquire().await.expect("never closed").forget();
        HttpAnswer {
            status: 200,
            headers: Vec::new(),
            body: b"written".to_vec(),
        }
    }
}

#[test]
fn whatever_was_begun_is_answered_when_the_server_stops_and_nothing_is_waited_for() {
    for is_https in [false, true] {
        let (server, trust) = tls::tests::pair();
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        let limits = Limits {
            // Whatever waits for one of these, waits longer than this test.
            head_time: Duration::from_secs(3600),
            handshake_time: Duration::from_secs(3600),
            stop_time: Duration::from_secs(3600),
            ..Limits::default()
        };
        let any = ["127.0.0.1:0".parse().expect("an address")];
        let server = runtime
            .block_on(Server::bind(&any, limits))
            .expect("a free port")
            .with_tls(server);
        let peer = Peer {
            address: server.addresses().expect("bound")[0],
            trust: is_https.then_some(trust),
            refusals: server.refusals(),
        };
        let (arrived, arrivals) = mpsc::channel();
        let gate = Arc::new(Gate {
            arrived,
            open: Semaphore::new(0),
        });
        let (stop, stopped) = oneshot::channel::<()>();
        let serving = runtime.spawn(server.serve(Arc::clone(&gate), async { drop(stopped.await) }));

        let mut kept = connect(&peer);
        kept.write_all(b"GET /kept HTTP/1.1\r\nhost: x\r\n\r\n")
            .expect("written");
        assert_eq!(arrivals.recv().expect("asked"), "/kept");
        gate.open.add_permits(1);
        assert_eq!(read_answer(&mut kept).1, "written");

        let mut silent = connect_plain(&peer);
        let mut half_shaken = connect_plain(&peer);
        half_shaken.write_all(&[22, 3, 1]).expect("written");
        let mut asking = connect(&peer);
        asking
            .write_all(
                b"GET /first HTTP/1.1\r\nhost: x\r\n\r\nGET /second HTTP/1.1\r\nhost: x\r\n\r\n",
            )
            .expect("written");
        assert_eq!(arrivals.recv().expect("asked"), "/first");

        drop(stop);
        assert_eq!(kept.read(&mut [0]).expect("closed"), 0);
        // Closing with bytes unread is a reset.
        assert_eq!(silent.read(&mut [0]).unwrap_or(0), 0);
        assert_eq!(half_shaken.read(&mut [0]).unwrap_or(0), 0);
        assert!(
            TcpStream::connect(peer.address).is_err(),
            "nobody is let in any more"
        );
        gate.open.add_permits(2);
        let mut answers = String::new();
        if let Err(error) = asking.read_to_string(&mut answers) {
            assert_ne!(error.kind(), io::ErrorKind::WouldBlock, "{error}");
        }
        runtime.block_on(serving).expect("the server ends");
        // The second may have been begun before its connection heard of the stop.
        let begun = 1 + arrivals.try_iter().count();
        assert_eq!(answers.matches("HTTP/1.1 200").count(), begun, "{answers}");
    }
}
