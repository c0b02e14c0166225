import Foundation
import SystemPackage

/// Reads the sound that ffmpeg writes as Loki SMJPEG: the simplest container that tells the time of each packet
/// and the number of channels. All its numbers are big-endian.
struct SoundPackets {
  /// Samples and the time of the first one in milliseconds.
  struct Packet {
    let milliseconds: Int
    /// Interleaved, −1…1.
    let samples: [Float]
  }

  private static let magic = Array("\0\nSMJPEG".utf8)
  /// No part of what ffmpeg writes here is longer.
  private static let longestPart = 1 << 24

  private let pipe: FileDescriptor

  /// Reads from the beginning of a pipe.
  init(_ pipe: FileDescriptor) { self.pipe = pipe }

  /// The number of channels; nil where there is no sound.
  func channels() throws -> Int? {
    guard let begin = try read(16), begin.starts(with: Self.magic) else { return nil }
    var channels: Int?
    while let tag = try read(4), tag != Array("HEND".utf8) {
      guard let length = try read(4).map(Self.number), length <= Self.longestPart, let part = try read(length)
      else { return nil }
      if tag == Array("_SND".utf8), part.count >= 4 { channels = Int(part[3]) }
    }
    return channels
  }

  /// The next packet; nil at the end.
  func next() throws -> Packet? {
    guard let tag = try read(4), tag == Array("sndD".utf8), let time = try read(4).map(Self.number),
      let length = try read(4).map(Self.number), length <= Self.longestPart, let bytes = try read(length)
    else { return nil }
    let samples = bytes.withUnsafeBytes { raw in
      (0..<(raw.count / 2)).map {
        Float(Int16(littleEndian: raw.loadUnaligned(fromByteOffset: $0 * 2, as: Int16.self))) / 32_768
      }
    }
    return Packet(milliseconds: time, samples: samples)
  }

  /// So many bytes; nil where the pipe ends before.
  private func read(_ count: Int) throws -> [UInt8]? {
    let bytes = try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      let raw = UnsafeMutableRawBufferPointer(buffer)
      while filled < count {
        let read = try pipe.read(into: UnsafeMutableRawBufferPointer(rebasing: raw[filled..<count]))
        if read == 0 { break }
        filled += read
      }
    }
    return bytes.count == count ? bytes : nil
  }

  private static func number(_ bytes: [UInt8]) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }
}
