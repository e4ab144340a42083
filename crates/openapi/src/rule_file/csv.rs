use super::{Column, FIELDS, MOST_RULES, RuleFileError, RuleRow};

/// The first line names the fields, in any order; empty lines are passed over.
pub(super) fn read(text: &str) -> Result<Vec<RuleRow>, RuleFileError> {
    let mut records = Records {
        rest: text,
        line: 1,
    };
    let Some(head) = records.next_filled()? else {
        return Err(RuleFileError::Empty);
    };
    let mut columns = Vec::with_capacity(FIELDS.len());
    for name in &head {
        let column = Column::named(name)?;
        if let Column::Field(at) = column
            && columns.contains(&column)
        {
            return Err(RuleFileError::FieldTwice { name: FIELDS[at] });
        }
        columns.push(column);
    }
    let mut rows = Vec::new();
    while let Some(record) = records.next_filled()? {
        let rule = rows.len() + 1;
        if rule > MOST_RULES {
            return Err(RuleFileError::TooManyRules);
        }
        if record.len() > columns.len() {
            return Err(RuleFileError::TooManyFields { rule });
        }
        let mut row = RuleRow::default();
        for (column, value) in columns.iter().zip(&record) {
            row.take(rule, *column, value)?;
        }
        rows.push(row);
    }
    Ok(rows)
}

/// Every field, under a line of their names.
pub(super) fn write(rows: &[RuleRow]) -> String {
    let mut text = FIELDS.join(",");
    text.push_str("\r\n");
    for row in rows {
        let fields: Vec<String> = row.0.iter().map(|it| quoted(it)).collect();
        text.push_str(&fields.join(","));
        text.push_str("\r\n");
    }
    text
}

fn quoted(text: &str) -> String {
    let is_plain = !text.contains(['"', ',', '\n', '\r']);
    if is_plain {
        return text.to_owned();
    }
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// Source: RFC 4180, format of comma separated values.
struct Records<'t> {
    rest: &'t str,
    /// The number of the next line.
    line: usize,
}

impl Records<'_> {
    /// The next record that is not an empty line.
    fn next_filled(&mut self) -> Result<Option<Vec<String>>, RuleFileError> {
        while !self.rest.is_empty() {
            let record = self.next()?;
            if record.iter().any(|field| !field.trim().is_empty()) {
                return Ok(Some(record));
            }
        }
        Ok(None)
    }

    fn next(&mut self) -> Result<Vec<String>, RuleFileError> {
        let mut record = Vec::new();
        loop {
            let field = if self.rest.starts_with('"') {
                self.quoted()?
            } else {
                let end = self.rest.find([',', '\n']).unwrap_or(self.rest.len());
                let (field, rest) = self.rest.split_at(end);
                self.rest = rest;
                field.strip_suffix('\r').unwrap_or(field).to_owned()
            };
            record.push(field);
            let mut rest = self.rest.chars();
            let end = rest.next();
            self.rest = rest.as_str();
            match end {
                Some(',') => {}
                // No field ends before anything but a comma, the end of a line or of the text.
                Some(_) | None => {
                    self.line += 1;
                    return Ok(record);
                }
            }
        }
    }

    /// A field in quotes, in which a quote stands twice.
    fn quoted(&mut self) -> Result<String, RuleFileError> {
        let open = RuleFileError::Quote { line: self.line };
        let mut field = String::new();
        let mut rest = &self.rest[1..];
        loop {
            let Some((before, behind)) = rest.split_once('"') else {
                return Err(open);
            };
            field.push_str(before);
            self.line += before.matches('\n').count();
            rest = behind;
            match rest.strip_prefix('"') {
                Some(behind) => {
                    field.push('"');
                    rest = behind;
                }
                None => break,
            }
        }
        let rest = rest.strip_prefix('\r').unwrap_or(rest);
        if !(rest.is_empty() || rest.starts_with([',', '\n'])) {
            return Err(open);
        }
        self.rest = rest;
        Ok(field)
    }
}
