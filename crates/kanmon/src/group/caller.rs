use openapi::rule_file::RuleRow;
use serde_json::Value;

use super::{Type, Who};
use crate::client::{Client, operation};
use crate::failure::Failure;
use crate::state_dir::StateDir;

/// One account, calling.
#[derive(Clone)]
pub(crate) struct Caller {
    client: Client,
    account: Option<String>,
}

/// A group as the API shows it.
pub(crate) struct Seen {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) region: String,
    /// Empty for the classic network.
    pub(crate) vpc: String,
    pub(super) group_type: Type,
    pub(crate) inner_access: String,
    /// Its row in `DescribeSecurityGroups`.
    pub(crate) summary: Value,
    /// Its rules, oldest first.
    pub(crate) rules: Vec<RuleRow>,
    /// Their ids.
    pub(super) rule_ids: Vec<String>,
}

impl Caller {
    pub(crate) fn of(state_dir: &StateDir, who: &Who) -> Result<Self, Failure> {
        let client = Client::of_region(state_dir)?;
        client.account(who.account.as_deref())?;
        Ok(Self {
            client,
            account: who.account.clone(),
        })
    }

    /// The account, calling the region where it has a group; as it calls where it has none of this id.
    pub(crate) fn of_group(state_dir: &StateDir, who: &Who, group: &str) -> Result<Self, Failure> {
        let caller = Self::of(state_dir, who)?;
        let regions = caller.regions();
        if regions.len() == 1 {
            return Ok(caller);
        }
        for region in &regions {
            let there = caller.in_region(region);
            let named = [param("SecurityGroupId", group)];
            let path = "/SecurityGroups/SecurityGroup";
            if !there
                .pages("DescribeSecurityGroups", &named, path, 100)?
                .is_empty()
            {
                return Ok(there);
            }
        }
        Ok(caller)
    }

    /// The same account, calling another region.
    pub(crate) fn in_region(&self, region: &str) -> Self {
        Self {
            client: self.client.in_region(region),
            ..self.clone()
        }
    }

    /// The regions that are served, the default one first.
    pub(crate) fn regions(&self) -> Vec<String> {
        self.client.regions().to_vec()
    }

    /// The region that is called.
    pub(crate) fn region(&self) -> &str {
        self.client.region()
    }

    /// The id of an account of a letter or id, or of the first one; of an id whose key is not known here, itself.
    pub(crate) fn account_id(&self, name: &str) -> String {
        let known = self.client.account(Some(name).filter(|it| !it.is_empty()));
        known.map_or_else(|_| name.to_owned(), |it| it.account_id.clone())
    }

    pub(crate) fn ecs(
        &self,
        action: &str,
        parameters: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Value, Failure> {
        self.call("ecs", action, parameters)
    }

    pub(crate) fn kanmon(
        &self,
        action: &str,
        parameters: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Value, Failure> {
        self.call("kanmon", action, parameters)
    }

    fn call(
        &self,
        product: &str,
        action: &str,
        parameters: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Value, Failure> {
        let operation = operation(Some(product), action)?;
        let parameters = parameters.into_iter().collect();
        let account = self.client.account(self.account.as_deref())?;
        self.client.call_operation(operation, parameters, account)
    }

    /// Everything a listing action has, page by page; `path` leads to the list.
    pub(crate) fn pages(
        &self,
        action: &str,
        parameters: &[(String, String)],
        path: &str,
        most: u32,
    ) -> Result<Vec<Value>, Failure> {
        let mut found = Vec::new();
        let mut token = String::new();
        loop {
            let mut page = parameters.to_vec();
            page.push(param("MaxResults", most));
            if !token.is_empty() {
                page.push(param("NextToken", &token));
            }
            let mut answer = self.ecs(action, page)?;
            if let Some(Value::Array(list)) = answer.pointer_mut(path).map(Value::take) {
                found.extend(list);
            }
            text(&answer, "NextToken").clone_into(&mut token);
            if token.is_empty() {
                return Ok(found);
            }
        }
    }

    /// A group with its rules.
    pub(super) fn group(&self, id: &str) -> Result<Seen, Failure> {
        let named = [param("SecurityGroupId", id)];
        // The attribute first: for a group that is not there it has the documented refusal.
        let head = self.ecs("DescribeSecurityGroupAttribute", named.clone())?;
        let permissions = self.permissions(id)?;
        let path = "/SecurityGroups/SecurityGroup";
        let summary = self
            .pages("DescribeSecurityGroups", &named, path, 100)?
            .pop()
            .unwrap_or_default();
        Ok(Seen {
            id: id.to_owned(),
            name: text(&head, "SecurityGroupName").to_owned(),
            region: text(&head, "RegionId").to_owned(),
            vpc: text(&head, "VpcId").to_owned(),
            group_type: Type::of_wire(text(&summary, "SecurityGroupType")),
            inner_access: text(&head, "InnerAccessPolicy").to_owned(),
            summary,
            rules: permissions.iter().map(RuleRow::of_permission).collect(),
            rule_ids: permissions
                .iter()
                .map(|it| text(it, "SecurityGroupRuleId").to_owned())
                .collect(),
        })
    }

    /// The rules of a group, oldest first.
    pub(crate) fn rules(&self, id: &str) -> Result<Vec<RuleRow>, Failure> {
        let permissions = self.permissions(id)?;
        Ok(permissions.iter().map(RuleRow::of_permission).collect())
    }

    fn permissions(&self, id: &str) -> Result<Vec<Value>, Failure> {
        let named = [param("SecurityGroupId", id)];
        let path = "/Permissions/Permission";
        let mut found = self.pages("DescribeSecurityGroupAttribute", &named, path, 1_000)?;
        found.reverse();
        Ok(found)
    }

    /// Whether the account may send to TCP port 25.
    pub(super) fn is_smtp_exempt(&self) -> Result<bool, Failure> {
        let settings = self.kanmon("DescribeAccountSettings", [])?;
        Ok(settings["SmtpExempt"] == Value::Bool(true))
    }
}

pub(crate) fn param(name: &str, value: impl std::fmt::Display) -> (String, String) {
    (name.to_owned(), value.to_string())
}

pub(crate) fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    value[name].as_str().unwrap_or_default()
}
