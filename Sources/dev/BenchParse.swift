import Diagnostics
import Foundation
import Syntax

/// Measures the parser: `dev bench parse FOLDER` loops over the scripts of a folder and prints megabytes a second of one core.
enum BenchParse {
  static func run(_ arguments: [String]) -> Int32 {
    guard let folder = arguments.first, let files = FileManager.default.enumerator(atPath: folder) else {
      print("usage: dev bench parse FOLDER [SECONDS]")
      return 64
    }
    var texts: [[UInt8]] = []
    for case let name as String in files where name.hasSuffix(".ps1") || name.hasSuffix(".psm1") {
      if let data = FileManager.default.contents(atPath: folder + "/" + name) { texts.append([UInt8](data)) }
    }
    let total = texts.reduce(0) { $0 + $1.count }
    guard total > 0 else { return 66 }
    let seconds = arguments.count > 1 ? Double(arguments[1]) ?? 3 : 3
    var best = 0.0
    var rounds = 0
    let begin = clock()
    repeat {
      let start = clock()
      var bytes = 0
      repeat {
        for text in texts {
          bytes += Parser.parse(SourceText(decoding: text)).source.count
        }
      } while clock() - start < Int(CLOCKS_PER_SEC) / 4
      let rate = Double(bytes) / (Double(clock() - start) / Double(CLOCKS_PER_SEC)) / 1_000_000
      best = max(best, rate)
      rounds += 1
    } while Double(clock() - begin) < seconds * Double(CLOCKS_PER_SEC)
    print("\(texts.count) files, \(total) bytes: \(String(format: "%.1f", best)) MB/s, best of \(rounds) rounds")
    return 0
  }
}
