import Foundation

/// A file or folder that is open, closed at the end of its life. The path is for errors only.
struct FileDescriptor: ~Copyable {
  private let number: Int32
  private let path: String

  init(path: String, _ open: () -> Int32) throws(TokenError) {
    let number = open()
    guard number >= 0 else { throw .badKeyFile(path: path, KeyFileFault(errno: errno)) }
    self.number = number
    self.path = path
  }

  deinit { close(number) }

  /// Opens something that stands in this folder.
  func opening(_ name: String, path: String, _ open: (Int32) -> Int32) throws(TokenError) -> FileDescriptor {
    try FileDescriptor(path: path) { open(number) }
  }

  /// What a call says of it.
  func result(_ call: (Int32) -> Int32) -> Int32 { call(number) }

  /// Calls until the call is not disturbed by a signal; ends in an error where it fails.
  func call(_ call: (Int32) -> Int32) throws(TokenError) {
    while call(number) < 0 {
      let code = errno
      guard code == EINTR else { throw .badKeyFile(path: path, KeyFileFault(errno: code)) }
    }
  }

  func status() throws(TokenError) -> stat {
    var status = stat()
    try call { fstat($0, &status) }
    return status
  }

  /// Bytes from the beginning, as many as there are up to `most`.
  func read(upTo most: Int) throws(TokenError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: most)
    var filled = 0
    var isAtEnd = false
    while filled < most, !isAtEnd {
      try call { number in
        let count = bytes.withUnsafeMutableBytes {
          let rest = UnsafeMutableRawBufferPointer(rebasing: $0[filled...])
          return pread(number, rest.baseAddress, rest.count, off_t(filled))
        }
        filled += max(0, count)
        isAtEnd = count == 0
        return Int32(clamping: count)
      }
    }
    return Array(bytes.prefix(filled))
  }

  func write(_ bytes: [UInt8]) throws(TokenError) {
    var left = bytes[...]
    while !left.isEmpty {
      try call { number in
        let count = left.withUnsafeBytes { Foundation.write(number, $0.baseAddress, $0.count) }
        left = left.dropFirst(max(0, count))
        return Int32(clamping: count)
      }
    }
  }
}
