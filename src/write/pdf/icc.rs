//! An sRGB profile of our own making (ICC.1:2001, version 2, matrix and gamma), for the output
//! intent that PDF/A asks for.

use std::sync::OnceLock;

/// D50 colorants of sRGB and the white point, in s15Fixed16.
const COLORANTS: [(&[u8; 4], [i32; 3]); 4] = [
    (b"wtpt", [0xF6D6, 0x10000, 0xD32D]),
    (b"rXYZ", [0x6FA2, 0x38F5, 0x0390]),
    (b"gXYZ", [0x6299, 0xB785, 0x18DA]),
    (b"bXYZ", [0x24A0, 0x0F84, 0xB6CF]),
];

/// The profile, packed once a process.
pub(super) fn packed() -> &'static [u8] {
    static PACKED: OnceLock<Vec<u8>> = OnceLock::new();
    PACKED.get_or_init(|| super::pack::deflate(&srgb()))
}

/// The profile's bytes.
fn srgb() -> Vec<u8> {
    let mut tags: Vec<([u8; 4], Vec<u8>)> =
        vec![(*b"desc", description("sRGB")), (*b"cprt", text("No copyright, use freely"))];
    for (name, xyz) in COLORANTS {
        let mut data = b"XYZ \0\0\0\0".to_vec();
        xyz.iter().for_each(|value| data.extend(value.to_be_bytes()));
        tags.push((*name, data));
    }
    // gamma 2.2 as u8Fixed8
    let mut curve = b"curv\0\0\0\0\0\0\0\x01".to_vec();
    curve.extend([0x02, 0x33, 0, 0]);
    for name in [b"rTRC", b"gTRC", b"bTRC"] {
        tags.push((*name, curve.clone()));
    }
    let mut table = Vec::new();
    let mut data = Vec::new();
    let start = 128 + 4 + tags.len() * 12;
    table.extend((tags.len() as u32).to_be_bytes());
    for (name, body) in tags {
        table.extend(name);
        table.extend(((start + data.len()) as u32).to_be_bytes());
        table.extend((body.len() as u32).to_be_bytes());
        data.extend(&body);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    let mut profile = vec![0u8; 128];
    let total = (start + data.len()) as u32;
    let mut put = |at: usize, bytes: &[u8]| {
        if let Some(slot) = profile.get_mut(at..at + bytes.len()) {
            slot.copy_from_slice(bytes);
        }
    };
    put(0, &total.to_be_bytes());
    put(8, &[2, 0x10, 0, 0]);
    put(12, b"mntrRGB XYZ ");
    put(24, &[0x07, 0xD0, 0, 1, 0, 1]);
    put(36, b"acsp");
    put(68, &0xF6D6_u32.to_be_bytes());
    put(72, &0x10000_u32.to_be_bytes());
    put(76, &0xD32D_u32.to_be_bytes());
    profile.extend(table);
    profile.extend(data);
    profile
}

fn description(words: &str) -> Vec<u8> {
    let mut data = b"desc\0\0\0\0".to_vec();
    data.extend((words.len() as u32 + 1).to_be_bytes());
    data.extend(words.as_bytes());
    data.push(0);
    // no Unicode, no ScriptCode description
    data.extend([0; 8]);
    data.extend([0; 70]);
    data
}

fn text(words: &str) -> Vec<u8> {
    let mut data = b"text\0\0\0\0".to_vec();
    data.extend(words.as_bytes());
    data.push(0);
    data
}
