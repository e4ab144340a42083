/// Statements and calls that they allow: each has an action, a resource pattern, and three in four a condition.
#[derive(Debug)]
pub(crate) struct Workload {
    /// The statements.
    pub(crate) statements: Vec<Statement>,
    /// The calls, each allowed by one statement.
    pub(crate) calls: Vec<Call>,
}

/// One statement.
#[derive(Debug)]
pub(crate) struct Statement {
    /// A name, or a pattern with one star at its end.
    pub(crate) action: String,
    /// A pattern.
    pub(crate) resource: String,
    /// What must hold besides.
    pub(crate) condition: Condition,
}

/// The conditions of the workload.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Condition {
    None,
    SourceIp,
    SecureTransport,
    InstanceType,
    /// An address that no call comes from.
    Elsewhere,
}

/// One call.
#[derive(Debug)]
pub(crate) struct Call {
    pub(crate) action: String,
    pub(crate) arn: String,
    pub(crate) source: [u8; 4],
    pub(crate) instance_type: String,
}

impl Workload {
    /// Statements over many actions; the calls go to statements from the first to the last.
    pub(crate) fn spread(count: usize) -> Self {
        let statements: Vec<Statement> = (0..count)
            .map(|at| Statement {
                action: match at % 4 {
                    0 => format!("ecs:Describe{}Things*", word(at)),
                    _ => format!("ecs:Modify{}Thing", word(at)),
                },
                ..statement(at)
            })
            .collect();
        let step = count.div_ceil(50).max(1);
        let calls = (0..count)
            .step_by(step)
            .map(|at| call(at, &statements[at]))
            .collect();
        Self { statements, calls }
    }

    /// Statements that all have the action of the one call, which the last one allows.
    pub(crate) fn worst(count: usize) -> Self {
        let statements: Vec<Statement> = (0..count)
            .map(|at| Statement {
                action: "ecs:Stop*".into(),
                ..statement(at)
            })
            .collect();
        let last = count - 1;
        let calls = vec![call(last, &statements[last])];
        Self { statements, calls }
    }

    /// The same, and all of them are about the resource too: only the condition of the last one holds.
    pub(crate) fn worst_conditions(count: usize) -> Self {
        let mut workload = Self::worst(count);
        for (at, statement) in workload.statements.iter_mut().enumerate() {
            statement.resource = "acs:ecs:*:1234567890123456:instance/i-*".into();
            statement.condition = match at + 1 == count {
                true => Condition::SourceIp,
                false => Condition::Elsewhere,
            };
        }
        workload
    }

    /// The statements as documents within the size limit.
    pub(crate) fn documents(&self) -> Vec<String> {
        let write = |some: &[Statement]| {
            let statements: Vec<String> = some.iter().map(Statement::json).collect();
            format!(
                "{{\"Version\":\"1\",\"Statement\":[{}]}}",
                statements.join(",")
            )
        };
        self.statements.chunks(20).map(write).collect()
    }
}

fn statement(at: usize) -> Statement {
    Statement {
        action: String::new(),
        resource: format!("acs:ecs:*:1234567890123456:instance/i-{at:04}*"),
        condition: match at % 4 {
            0 => Condition::None,
            1 => Condition::SourceIp,
            2 => Condition::SecureTransport,
            _ => Condition::InstanceType,
        },
    }
}

fn call(at: usize, statement: &Statement) -> Call {
    Call {
        action: statement.action.replace('*', "Now"),
        arn: format!("acs:ecs:cn-hangzhou:1234567890123456:instance/i-{at:04}bp67acfmxazb4p"),
        source: [10, 20, 30, 40],
        instance_type: "ecs.g7.large".into(),
    }
}

/// A word of letters, different for each number.
fn word(mut number: usize) -> String {
    let mut word = String::new();
    for _ in 0..4 {
        word.push(char::from(b'a' + (number % 26) as u8));
        number /= 26;
    }
    word
}

impl Statement {
    fn json(&self) -> String {
        let condition = match self.condition {
            Condition::None => "",
            Condition::SourceIp => {
                r#","Condition":{"IpAddress":{"acs:SourceIp":["10.0.0.0/8","192.0.2.0/24"]}}"#
            }
            Condition::Elsewhere => {
                r#","Condition":{"IpAddress":{"acs:SourceIp":["198.51.100.0/24","203.0.113.0/24"]}}"#
            }
            Condition::SecureTransport => r#","Condition":{"Bool":{"acs:SecureTransport":"true"}}"#,
            Condition::InstanceType => {
                r#","Condition":{"StringEquals":{"ecs:InstanceType":["ecs.c7.large","ecs.g7.large","ecs.r7.large"]}}"#
            }
        };
        format!(
            r#"{{"Effect":"Allow","Action":"{}","Resource":"{}"{condition}}}"#,
            self.action, self.resource
        )
    }
}
