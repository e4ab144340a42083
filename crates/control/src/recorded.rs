use openapi::{Fields, ResponseWriter};
use serde::{Deserialize, Serialize};

/// An answer taken down field by field, so that it can be kept and given again in either form.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub(crate) struct Recorded(Vec<Step>);

#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
enum Step {
    #[serde(rename = "t")]
    Text(String, String),
    #[serde(rename = "i")]
    Integer(String, i64),
    #[serde(rename = "n")]
    Number(String, f64),
    #[serde(rename = "b")]
    Boolean(String, bool),
    #[serde(rename = "o")]
    OpenObject(String),
    #[serde(rename = "/o")]
    CloseObject,
    #[serde(rename = "l")]
    OpenList(String, Option<String>),
    #[serde(rename = "ti")]
    TextItem(String),
    #[serde(rename = "oi")]
    OpenItem,
    #[serde(rename = "/oi")]
    CloseItem,
    #[serde(rename = "/l")]
    CloseList,
}

impl Recorded {
    pub(crate) fn of(fields: &dyn Fields) -> Self {
        let mut recorded = Self::default();
        fields.write(&mut recorded);
        recorded
    }
}

impl ResponseWriter for Recorded {
    fn text(&mut self, name: &str, value: &str) {
        self.0.push(Step::Text(name.to_owned(), value.to_owned()));
    }

    fn integer(&mut self, name: &str, value: i64) {
        self.0.push(Step::Integer(name.to_owned(), value));
    }

    fn number(&mut self, name: &str, value: f64) {
        self.0.push(Step::Number(name.to_owned(), value));
    }

    fn boolean(&mut self, name: &str, value: bool) {
        self.0.push(Step::Boolean(name.to_owned(), value));
    }

    fn open_object(&mut self, name: &str) {
        self.0.push(Step::OpenObject(name.to_owned()));
    }

    fn close_object(&mut self) {
        self.0.push(Step::CloseObject);
    }

    fn open_list(&mut self, name: &str, element: Option<&str>) {
        self.0.push(Step::OpenList(
            name.to_owned(),
            element.map(ToOwned::to_owned),
        ));
    }

    fn text_item(&mut self, value: &str) {
        self.0.push(Step::TextItem(value.to_owned()));
    }

    fn open_item(&mut self) {
        self.0.push(Step::OpenItem);
    }

    fn close_item(&mut self) {
        self.0.push(Step::CloseItem);
    }

    fn close_list(&mut self) {
        self.0.push(Step::CloseList);
    }
}

impl Fields for Recorded {
    fn write(&self, out: &mut dyn ResponseWriter) {
        for step in &self.0 {
            match step {
                Step::Text(name, value) => out.text(name, value),
                Step::Integer(name, value) => out.integer(name, *value),
                Step::Number(name, value) => out.number(name, *value),
                Step::Boolean(name, value) => out.boolean(name, *value),
                Step::OpenObject(name) => out.open_object(name),
                Step::CloseObject => out.close_object(),
                Step::OpenList(name, element) => out.open_list(name, element.as_deref()),
                Step::TextItem(value) => out.text_item(value),
                Step::OpenItem => out.open_item(),
                Step::CloseItem => out.close_item(),
                Step::CloseList => out.close_list(),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use openapi::{write_list, write_object, write_texts};

    struct Sample;

    impl Fields for Sample {
        fn write(&self, out: &mut dyn ResponseWriter) {
            out.text("A", "a");
            out.integer("B", -3);
            out.number("C", 0.5);
            out.boolean("D", true);
            write_object(out, "E", &());
            write_list(out, "F", Some("G"), &[(), ()]);
            write_texts(out, "H", None, &["h".to_owned()]);
        }
    }

    #[test]
    fn what_was_taken_down_is_given_again_step_by_step() {
        let recorded = Recorded::of(&Sample);
        let kept = serde_json::to_vec(&recorded).expect("steps are JSON");
        let again: Recorded = serde_json::from_slice(&kept).expect("and are read back");
        assert_eq!(again, recorded);
        assert_eq!(Recorded::of(&again), recorded);
        assert_eq!(recorded.0.len(), 4 + 2 + 6 + 3);
    }
}
