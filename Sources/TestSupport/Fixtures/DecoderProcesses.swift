import Foundation

/// The ffmpeg processes of this machine that read one file.
public enum DecoderProcesses {
  /// Their numbers.
  public static func of(_ file: URL) -> [Int32] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap { Int32($0) }.filter { process in
      let line = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") ?? Data()
      let arguments = line.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
      return arguments.first?.hasSuffix("ffmpeg") == true && arguments.contains("file:\(file.path)")
    }
  }

  /// What a process has written so far; nil when it is gone.
  public static func bytesWritten(by process: Int32) -> Int? {
    let lines = FileManager.default.contents(atPath: "/proc/\(process)/io").map {
      String(decoding: $0, as: UTF8.self)
    }
    let line = lines?.split(separator: "\n").first { $0.hasPrefix("wchar: ") }
    return line.flatMap { Int($0.dropFirst("wchar: ".count)) }
  }

  /// The most memory that a process has held so far; nil when it is gone.
  public static func peakBytes(of process: Int32) -> Int? {
    let lines = FileManager.default.contents(atPath: "/proc/\(process)/status").map {
      String(decoding: $0, as: UTF8.self)
    }
    let line = lines?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line?.split(whereSeparator: { " \t".contains($0) }).compactMap { Int($0) }.first.map { $0 << 10 }
  }
}
