//! Which keys can be believed.
//!
//! Owns: following endorsements and withdrawals from the root key of the founding. Must not: believe a table: a public
//! key that nobody endorsed is nobody's; nor let one false row stop all others from being read.

use std::collections::{BTreeMap, BTreeSet};

use crate::account::AccountPublic;
use crate::endorsement::{Endorsement, ROOT, Standing};
use crate::purpose::{House, Id};
use crate::signature::SigningPublic;
use crate::withdrawal::SignedWithdrawal;
use crate::{Error, Result};

type Fingerprint = [u8; 32];

/// The keys that can be believed: those to which a chain of endorsements leads from the root key.
#[derive(Clone, Debug)]
pub struct Trust {
    root: SigningPublic,
    house: House,
    believed: Believed,
    withdrawn: Withdrawn,
    /// Keys of which there are two for one account and generation.
    contested: BTreeSet<Fingerprint>,
}

/// A statement that is not believed, for an alarm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rejected {
    /// Hash of the statement.
    pub statement: [u8; 32],
    /// Fingerprint of the keys that it is about.
    pub subject: Fingerprint,
    /// Fingerprint of the keys that should have signed it; zeros for the root key.
    pub signer: Fingerprint,
    /// [`Error::Elsewhere`] for another house, [`Error::BadSignature`], [`Error::NotEndorsed`] for a signer who may not
    /// say so, [`Error::Withdrawn`], [`Error::Replaced`] when there are two keys for one account and generation.
    pub why: Error,
}

type Believed = BTreeMap<Fingerprint, Key>;

#[derive(Clone, Debug)]
struct Key {
    public: AccountPublic,
    standing: Standing,
    branch: Branch,
}

/// From whom the chain of first keys comes: an account for whose first keys the root key itself stands. All keys of an
/// account are of one branch; later keys without earlier ones are of none, and no voice for anybody else's later keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Branch(Option<Id>);

/// From where on withdrawn keys count no more, and which of their statements stay.
#[derive(Clone, Debug, Default)]
struct Withdrawn(BTreeMap<Fingerprint, (u64, BTreeSet<[u8; 32]>)>);

impl Withdrawn {
    /// Of two withdrawals of the same keys both hold: only what both keep stays.
    fn add(&mut self, signed: &SignedWithdrawal) {
        let said = &signed.withdrawal;
        let kept: BTreeSet<_> = said.kept.iter().copied().collect();
        self.0
            .entry(said.fingerprint)
            .and_modify(|(from, stays)| {
                *from = said.from.min(*from);
                stays.retain(|hash| kept.contains(hash));
            })
            .or_insert((said.from, kept));
    }

    fn check(&self, signer: &Fingerprint, statement: &[u8; 32]) -> Result<()> {
        match self.0.get(signer) {
            Some((_, kept)) if !kept.contains(statement) => Err(Error::Withdrawn),
            _ => Ok(()),
        }
    }
}

/// An endorsement whose signature is right; whether its signer may say so is another question.
struct Said<'a> {
    endorsement: &'a Endorsement,
    hash: [u8; 32],
    subject: Fingerprint,
}

impl Said<'_> {
    fn rejected(&self, why: Error) -> Rejected {
        Rejected {
            statement: self.hash,
            subject: self.subject,
            signer: self.endorsement.endorser,
            why,
        }
    }

    fn place(&self) -> (Id, u32) {
        (self.endorsement.subject.account, self.endorsement.subject.generation)
    }

    /// Whether the signer may speak of these keys at all, and as what: as their owner or as a holder.
    fn voice(&self, believed: &Believed, withdrawn: &Withdrawn, mute: &BTreeSet<Fingerprint>) -> Result<Voice> {
        let endorser = &self.endorsement.endorser;
        if *endorser == ROOT {
            return Ok(Voice::Root);
        }
        let by = believed.get(endorser).ok_or(Error::NotEndorsed)?;
        withdrawn.check(endorser, &self.hash)?;
        let subject = &self.endorsement.subject;
        let is_own = by.public.account == subject.account;
        let is_next = by.public.generation.checked_add(1) == Some(subject.generation);
        match (is_own, by.standing) {
            (true, _) if mute.contains(endorser) => Err(REPLACED),
            (true, _) if is_next => Ok(Voice::Owner(by.branch)),
            (false, Standing::Holder) => Ok(Voice::Holder(by.branch)),
            _ => Err(Error::NotEndorsed),
        }
    }
}

enum Voice {
    Root,
    Owner(Branch),
    Holder(Branch),
}

impl Trust {
    /// Follows all chains from `root` in `house`. What is not believed is handed back for an alarm and changes nothing
    /// else: whoever can add a row can say nothing with it, and cannot stop others from reading either.
    #[must_use]
    pub fn follow(
        root: SigningPublic,
        house: House,
        endorsements: &[Endorsement],
        withdrawals: &[SignedWithdrawal],
    ) -> (Self, Vec<Rejected>) {
        let mut rejected = Vec::new();
        let publics: BTreeMap<Fingerprint, AccountPublic> = endorsements
            .iter()
            .map(|one| (one.subject.fingerprint(), one.subject))
            .collect();
        // A fingerprint names its key, so signatures are checked before anybody is believed.
        let signer = |of: House, fingerprint: &Fingerprint| match publics.get(fingerprint) {
            _ if of != house => Err(Error::Elsewhere("the statement")),
            _ if *fingerprint == ROOT => Ok(root),
            Some(public) => Ok(public.signing),
            None => Err(Error::NotEndorsed),
        };
        let mut said = BTreeMap::<Fingerprint, Vec<Said<'_>>>::new();
        for endorsement in endorsements {
            let one = Said {
                endorsement,
                hash: endorsement.hash(),
                subject: endorsement.subject.fingerprint(),
            };
            match signer(endorsement.house, &endorsement.endorser).and_then(|key| endorsement.verify(&key)) {
                Ok(()) => said.entry(one.subject).or_default().push(one),
                Err(why) => rejected.push(one.rejected(why)),
            }
        }
        for statements in said.values_mut() {
            // The order of rows says nothing.
            statements.sort_unstable_by_key(|one| (one.endorsement.endorser, one.hash));
        }
        settle(&mut said, &mut rejected);

        let mut withdrawn = Withdrawn::default();
        let mut by_holders = Vec::new();
        for signed in withdrawals {
            match signer(signed.withdrawal.house, &signed.signer).and_then(|key| signed.verify(&key)) {
                Ok(()) if signed.signer == ROOT => withdrawn.add(signed),
                Ok(()) => by_holders.push(signed),
                Err(why) => rejected.push(rejected_withdrawal(signed, why)),
            }
        }
        // Who may withdraw is asked without the withdrawals by holders, so that none of them can void another; only
        // the root key can.
        let (before, _) = believe_settled(&said, &withdrawn);
        let voided = withdrawn.clone();
        for signed in by_holders {
            match may_withdraw(signed, &before, &voided) {
                Ok(()) => withdrawn.add(signed),
                Err(why) => rejected.push(rejected_withdrawal(signed, why)),
            }
        }

        let (believed, mute) = believe_settled(&said, &withdrawn);
        let contested = contested(&believed);
        for one in said.values().flatten() {
            if let Err(why) = one.voice(&believed, &withdrawn, &mute) {
                rejected.push(one.rejected(why));
            } else if contested.contains(&one.subject) {
                rejected.push(one.rejected(REPLACED));
            }
        }
        let trust = Self {
            root,
            house,
            believed,
            withdrawn,
            contested,
        };
        (trust, rejected)
    }

    /// The keys with this fingerprint, also withdrawn ones: what they signed before stays to be read.
    ///
    /// # Errors
    /// [`Error::NotEndorsed`]; [`Error::Replaced`] when there are two for this account and generation.
    pub fn keys(&self, fingerprint: &[u8; 32]) -> Result<&AccountPublic> {
        let key = self.believed.get(fingerprint).ok_or(Error::NotEndorsed)?;
        if self.contested.contains(fingerprint) {
            return Err(REPLACED);
        }
        Ok(&key.public)
    }

    /// The keys with this fingerprint, which may act for others now: hand over keys of a case, receive them.
    ///
    /// # Errors
    /// As [`Trust::keys`]; [`Error::NotEndorsed`] also when they are believed, but plain; [`Error::Withdrawn`].
    pub fn holder(&self, fingerprint: &[u8; 32]) -> Result<&AccountPublic> {
        let public = self.keys(fingerprint)?;
        self.check(public)?;
        self.was_holder(fingerprint)
    }

    /// Checks that these public keys, as a table shows them, are believed and may be sealed to.
    ///
    /// # Errors
    /// As [`Trust::keys`], also when a single byte was swapped; [`Error::Withdrawn`].
    pub fn check(&self, public: &AccountPublic) -> Result<()> {
        let fingerprint = public.fingerprint();
        self.keys(&fingerprint)?;
        if self.is_withdrawn(&fingerprint) {
            return Err(Error::Withdrawn);
        }
        Ok(())
    }

    /// Whether these keys were withdrawn: a circle with such a member is due for a new key.
    #[must_use]
    pub fn is_withdrawn(&self, fingerprint: &[u8; 32]) -> bool {
        self.withdrawn.0.contains_key(fingerprint)
    }

    /// The root key of the founding.
    #[must_use]
    pub fn root(&self) -> SigningPublic {
        self.root
    }

    /// Where all this counts.
    #[must_use]
    pub fn house(&self) -> House {
        self.house
    }

    /// A holder, as an old chain names him: he may have been withdrawn since.
    pub(crate) fn was_holder(&self, fingerprint: &[u8; 32]) -> Result<&AccountPublic> {
        match self.believed.get(fingerprint) {
            Some(key) if key.standing == Standing::Holder => Ok(&key.public),
            _ => Err(Error::NotEndorsed),
        }
    }

    /// The holder who made this statement, which stays even if his keys were withdrawn.
    pub(crate) fn stated(&self, fingerprint: &[u8; 32], statement: &[u8; 32]) -> Result<&AccountPublic> {
        self.withdrawn.check(fingerprint, statement)?;
        self.was_holder(fingerprint)
    }

    /// The keys with this fingerprint, if an act of theirs with this index in the ledger counts.
    pub(crate) fn acted(&self, fingerprint: &[u8; 32], index: Option<u64>) -> Result<&AccountPublic> {
        match self.withdrawn.0.get(fingerprint) {
            Some((from, _)) if index.is_none_or(|index| index >= *from) => Err(Error::Withdrawn),
            _ => self.keys(fingerprint),
        }
    }
}

const REPLACED: Error = Error::Replaced("keys of an account");

/// Where the root key itself stands for keys of an account and generation, there are no others.
fn settle(said: &mut BTreeMap<Fingerprint, Vec<Said<'_>>>, rejected: &mut Vec<Rejected>) {
    let by_root: BTreeSet<_> = said
        .values()
        .flatten()
        .filter(|one| one.endorsement.endorser == ROOT)
        .map(|one| (one.place(), one.subject))
        .collect();
    let settled: BTreeSet<_> = by_root.iter().map(|(place, _)| *place).collect();
    said.retain(|subject, statements| {
        let is_other = |one: &Said<'_>| settled.contains(&one.place()) && !by_root.contains(&(one.place(), *subject));
        let keep = !statements.iter().any(is_other);
        if !keep {
            rejected.extend(statements.iter().map(|one| one.rejected(REPLACED)));
        }
        keep
    });
}

/// All keys that a chain leads to, and those of them that do not speak for their own successors: of two keys of one account
/// and generation one is not the owner's, and nobody can say which.
fn believe_settled(
    said: &BTreeMap<Fingerprint, Vec<Said<'_>>>,
    withdrawn: &Withdrawn,
) -> (Believed, BTreeSet<Fingerprint>) {
    let mut mute = BTreeSet::new();
    loop {
        let believed = believe(said, withdrawn, &mute);
        let found = contested(&believed);
        if found.is_subset(&mute) {
            return (believed, mute);
        }
        // It only grows, so this ends.
        mute.extend(found);
    }
}

/// All keys that a chain leads to. Holders first: what a plain key may depends on who was a holder, never the reverse.
fn believe(
    said: &BTreeMap<Fingerprint, Vec<Said<'_>>>,
    withdrawn: &Withdrawn,
    mute: &BTreeSet<Fingerprint>,
) -> Believed {
    let mut believed = Believed::new();
    for standing in [Standing::Holder, Standing::Plain] {
        loop {
            // In rounds, so that the shortest chain decides about a branch, and not the order of rows. Keys after a
            // loss come when nothing else is left, so that those before them are known.
            let mut found = round(said, standing, false, &believed, (withdrawn, mute));
            if found.is_empty() {
                found = round(said, standing, true, &believed, (withdrawn, mute));
            }
            if found.is_empty() {
                break;
            }
            believed.extend(found);
        }
    }
    believed
}

/// What counts for nothing: withdrawn statements, and contested keys as the voice of their owner.
type Void<'a> = (&'a Withdrawn, &'a BTreeSet<Fingerprint>);

fn round(
    said: &BTreeMap<Fingerprint, Vec<Said<'_>>>,
    standing: Standing,
    after_loss: bool,
    believed: &Believed,
    void: Void<'_>,
) -> Vec<(Fingerprint, Key)> {
    said.iter()
        .filter(|(subject, _)| !believed.contains_key(*subject))
        .filter_map(|(subject, statements)| {
            let key = Key {
                public: statements.first()?.endorsement.subject,
                standing,
                branch: branch(statements, standing, after_loss, believed, void)?,
            };
            Some((*subject, key))
        })
        .collect()
}

/// The branch of keys that are believed with this standing on the strength of these statements.
fn branch(
    statements: &[Said<'_>],
    standing: Standing,
    after_loss: bool,
    believed: &Believed,
    (withdrawn, mute): Void<'_>,
) -> Option<Branch> {
    let subject = &statements.first()?.endorsement.subject;
    let is_first = subject.generation == 1;
    let (mut by_root, mut by_holders) = (false, BTreeSet::new());
    for one in statements.iter().filter(|one| one.endorsement.standing >= standing) {
        match one.voice(believed, withdrawn, mute) {
            Ok(Voice::Root) if is_first => return Some(Branch(Some(subject.account))),
            Ok(Voice::Root) => by_root = true,
            Ok(Voice::Owner(branch)) => return Some(branch),
            Ok(Voice::Holder(branch)) => {
                by_holders.insert(branch);
            }
            Err(_) => {}
        }
    }
    let voices: Vec<_> = by_holders.iter().filter(|branch| branch.0.is_some()).collect();
    if is_first {
        return voices.first().copied().or(by_holders.first()).copied();
    }
    let earlier = || {
        believed
            .values()
            .filter(|key| key.public.account == subject.account && key.public.generation < subject.generation)
    };
    // Two, and of two branches: one holder could have admitted the other himself. One is enough for somebody who reads
    // nothing of others.
    let is_plain = || standing == Standing::Plain && earlier().all(|key| key.standing == Standing::Plain);
    let is_enough = by_root || voices.len() > 1 || (!by_holders.is_empty() && is_plain());
    let before = earlier().max_by_key(|key| key.public.generation);
    (after_loss && is_enough).then(|| before.map_or(Branch(None), |key| key.branch))
}

fn may_withdraw(signed: &SignedWithdrawal, before: &Believed, by_root: &Withdrawn) -> Result<()> {
    let holder = before
        .get(&signed.signer)
        .filter(|key| key.standing == Standing::Holder)
        .ok_or(Error::NotEndorsed)?;
    by_root.check(&signed.signer, &signed.hash())?;
    let is_own = before
        .get(&signed.withdrawal.fingerprint)
        .is_some_and(|key| key.public.account == holder.public.account);
    if is_own { Err(Error::NotEndorsed) } else { Ok(()) }
}

fn rejected_withdrawal(signed: &SignedWithdrawal, why: Error) -> Rejected {
    Rejected {
        statement: signed.hash(),
        subject: signed.withdrawal.fingerprint,
        signer: signed.signer,
        why,
    }
}

fn contested(believed: &Believed) -> BTreeSet<Fingerprint> {
    let mut places = BTreeMap::<_, Vec<Fingerprint>>::new();
    for (fingerprint, key) in believed {
        let place = (key.public.account, key.public.generation);
        places.entry(place).or_default().push(*fingerprint);
    }
    places.into_values().filter(|keys| keys.len() > 1).flatten().collect()
}
