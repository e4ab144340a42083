use crate::Limits;

/// How many more rules a group takes, and what it is that stands in the way of more.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct RuleRoom<E> {
    /// That many rules of weight one.
    pub more: u32,
    /// What would be over its limit with one more than that.
    pub obstacle: RuleObstacle<E>,
}

/// What stands in the way of one more rule.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum RuleObstacle<E> {
    /// Nothing in sight: the group has no limit of its own and no ENI is in it.
    Nothing,
    /// The limit of rules in one group.
    Group,
    /// The limit of rules on one ENI, reached by these.
    Enis(Vec<E>),
}

impl Limits {
    /// How many more rules a group takes that has `rules` already and that these ENIs are in, each with the rules of
    /// all its groups.
    ///
    /// Source: ECS guide, limits of security groups.
    pub fn rule_room<E>(
        &self,
        rules: u32,
        enis: impl IntoIterator<Item = (E, u32)>,
    ) -> RuleRoom<E> {
        let in_group = self
            .rules_per_group
            .map(|limit| u32::from(limit).saturating_sub(rules));
        let on_enis: Vec<(E, u32)> = enis
            .into_iter()
            .map(|(eni, has)| (eni, u32::from(self.rules_per_eni).saturating_sub(has)))
            .collect();
        let least = on_enis.iter().map(|(_, left)| *left).min();
        match (in_group, least) {
            (None, None) => RuleRoom {
                more: u32::MAX,
                obstacle: RuleObstacle::Nothing,
            },
            (Some(more), None) => RuleRoom {
                more,
                obstacle: RuleObstacle::Group,
            },
            (Some(more), Some(least)) if more <= least => RuleRoom {
                more,
                obstacle: RuleObstacle::Group,
            },
            (_, Some(least)) => {
                let full = on_enis.into_iter().filter(|(_, left)| *left == least);
                let obstacle = RuleObstacle::Enis(full.map(|(eni, _)| eni).collect());
                RuleRoom {
                    more: least,
                    obstacle,
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Profile;

    #[test]
    fn the_tighter_limit_stands_in_the_way_and_names_its_enis() {
        let guide = Profile::Guide.limits();
        let cloud = Profile::Cloud.limits();
        let none: [(&str, u32); 0] = [];
        for (limits, rules, enis, more, obstacle) in [
            (guide, 150, &none[..], 50, RuleObstacle::Group),
            (guide, 150, &[("eni-1", 160)][..], 50, RuleObstacle::Group),
            (
                guide,
                150,
                &[("eni-1", 160), ("eni-2", 990)],
                10,
                RuleObstacle::Enis(vec!["eni-2"]),
            ),
            (guide, 250, &[("eni-1", 250)], 0, RuleObstacle::Group),
            (cloud, 150, &none, u32::MAX, RuleObstacle::Nothing),
            (
                cloud,
                150,
                &[("eni-1", 1_000), ("eni-2", 150), ("eni-3", 1_200)],
                0,
                RuleObstacle::Enis(vec!["eni-1", "eni-3"]),
            ),
        ] {
            let expected = RuleRoom { more, obstacle };
            assert_eq!(limits.rule_room(rules, enis.iter().copied()), expected);
        }
    }

    /// More groups mean fewer rules in each: as many as one ENI may have, or just below.
    ///
    /// Source: guide 004, limits of security groups.
    #[test]
    fn the_trade_off_of_the_guide_fits_an_eni() {
        for (profile, groups, rules) in [
            (Profile::Y2019Groups5, 5, 100),
            (Profile::Y2019Groups10, 10, 50),
            (Profile::Y2019Groups16, 16, 30),
        ] {
            let limits = profile.limits();
            assert_eq!(limits.groups_per_eni, groups);
            assert_eq!(limits.rules_per_group, Some(rules));
            let all = u32::from(groups) * u32::from(rules);
            assert!(all <= u32::from(limits.rules_per_eni), "{}", profile.name());
            let one_more_each = u32::from(groups) * (u32::from(rules) + 1);
            assert!(
                one_more_each > u32::from(limits.rules_per_eni) - 5,
                "{}",
                profile.name()
            );
            let full = limits.rule_room(rules.into(), [("eni-1", all)]);
            assert_eq!(
                full,
                RuleRoom {
                    more: 0,
                    obstacle: RuleObstacle::Group
                }
            );
            let almost = limits.rule_room(u32::from(rules) - 1, [("eni-1", all - 1)]);
            assert_eq!(
                almost,
                RuleRoom {
                    more: 1,
                    obstacle: RuleObstacle::Group
                }
            );
        }
    }
}
