import Perception

/// SplitMix64: random numbers that repeat from a seed, which a failing test prints.
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Makes a picture of a function of its columns and rows.
func picture(_ width: Int, _ height: Int, _ colour: (Int, Int) -> (Int, Int, Int)) throws -> RGBPicture {
  var bytes: [UInt8] = []
  for row in 0..<height {
    for column in 0..<width {
      let (red, green, blue) = colour(column, row)
      bytes += [UInt8(clamping: red), UInt8(clamping: green), UInt8(clamping: blue)]
    }
  }
  guard let picture = RGBPicture(width: width, height: height, bytes: bytes) else { throw NoPicture() }
  return picture
}

/// A picture of random pixels.
func noise(_ width: Int, _ height: Int, seed: UInt64) throws -> RGBPicture {
  var random = Seeded(seed)
  return try picture(width, height) { _, _ in
    (
      .random(in: 0...255, using: &random), .random(in: 0...255, using: &random),
      .random(in: 0...255, using: &random)
    )
  }
}

/// The size was not positive.
struct NoPicture: Error {}
