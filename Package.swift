// swift-tools-version: 6.1
import PackageDescription

// The examples that the README quotes, each with the library it needs and, but for those that train for long,
// pictures in output/.
let examples: [(name: String, library: String)] = [
  ("Chain", "Limn"),
  ("Neuron", "Limn"),
  ("Micrograd", "Limn"),
  ("Moons", "Limn"),
  ("Bigram", "Limn"),
  ("Pipeline", "Limn"),
  ("Curves", "LimnPlots"),
  ("Histograms", "LimnPlots"),
  ("Panels", "LimnPlots"),
  ("Heatmap", "Limn"),
  ("Attention", "Limn"),
  ("Functions", "Limn"),
  ("Next", "Limn"),
  ("Embedding", "Limn"),
  ("Contexts", "Limn"),
  ("Training", "Limn"),
  ("Health", "Limn"),
  ("RangeTest", "Limn"),
  ("Lectures", "LimnEngine"),
  ("Averages", "Limn"),
  ("Transformer", "LimnEngine"),
]

let package = Package(
  name: "limn",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Limn", targets: ["Limn"]),
    .library(name: "LimnEngine", targets: ["LimnEngine"]),
    .library(name: "LimnGraphs", targets: ["LimnGraphs"]),
    .library(name: "LimnPlots", targets: ["LimnPlots"]),
    .library(name: "LimnCanvas", targets: ["LimnCanvas"]),
    .executable(name: "limn", targets: ["LimnCommand"]),
  ],
  dependencies: [
    // The command line: parsing, help and its error texts.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
  ],
  targets: [
    // Graphviz lays out graphs (libgvc brings libcgraph and libcdt).
    .systemLibrary(
      name: "CGraphviz", pkgConfig: "libgvc",
      providers: [.apt(["libgraphviz-dev"]), .brew(["graphviz"])]),
    // Cairo paints, Pango sets text (pangocairo brings both).
    .systemLibrary(
      name: "CCairo", pkgConfig: "pangocairo",
      providers: [.apt(["libcairo2-dev", "libpango1.0-dev"]), .brew(["cairo", "pango"])]),
    // Matrix products (libdnnl comes without a pkg-config file).
    .systemLibrary(name: "COneDNN", providers: [.apt(["libdnnl-dev"]), .brew(["onednn"])]),
    // zlib packs the pixels of PNG and unpacks the arrays of .npz files (Cairo needs it anyway: libcairo2-dev brings
    // it; macOS has it).
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    // Vector loops in C: the compiler makes them for AVX-512, AVX2 and the baseline and picks at run time.
    .target(name: "CKernels"),

    // How glibc's heap takes memory from the system and gives it back, which Swift's module of glibc leaves out.
    .systemLibrary(name: "CMalloc"),
    // What Linux and macOS call by different names, files that are never there by half, memory in large pages, and
    // signals held back during products.
    .target(name: "LimnPlatform", dependencies: ["CMalloc"]),
    // On Linux oneDNN is opened when the first product is computed.
    .target(
      name: "LimnEngine", dependencies: ["LimnPlatform", "CKernels", "COneDNN", "CZlib"],
      linkerSettings: [.linkedLibrary("dnnl", .when(platforms: [.macOS]))]),
    .target(name: "LimnCanvas", dependencies: ["LimnPlatform", "CCairo", "CZlib"]),
    .target(name: "LimnGraphs", dependencies: ["LimnCanvas", "LimnPlatform", "CGraphviz"]),
    .target(name: "LimnPlots", dependencies: ["LimnCanvas", "LimnPlatform"]),
    .target(name: "Limn", dependencies: ["LimnEngine", "LimnGraphs", "LimnPlatform", "LimnPlots"]),
    .executableTarget(
      name: "LimnCommand",
      dependencies: [
        "Limn", "LimnPlatform", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // Benchmarks: no test, run by the scripts beside them.
    .executableTarget(
      name: "MoonsBenchmark", dependencies: ["LimnEngine"], path: "Tests/Performance/MoonsBenchmark"),
    .executableTarget(
      name: "LadderBenchmark", dependencies: ["LimnEngine"], path: "Tests/Performance/LadderBenchmark"),
    .executableTarget(
      name: "GPTBenchmark", dependencies: ["LimnEngine"], path: "Tests/Performance/GPTBenchmark"),
    .executableTarget(
      name: "ProjectionBenchmark", dependencies: ["LimnEngine"], path: "Tests/Performance/ProjectionBenchmark"
    ),

    .executableTarget(
      name: "PlotsBenchmark", dependencies: ["Limn"], path: "Tests/Performance/PlotsBenchmark"),

    // What several test targets need: an XML reader, checks of pictures, the memory in use.
    .target(name: "LimnTestSupport", dependencies: ["LimnCanvas"], path: "Tests/TestSupport"),
    .testTarget(
      name: "LimnEngineTests", dependencies: ["LimnEngine", "LimnPlatform", "LimnTestSupport"],
      // The figures, and beside them the scripts that made them.
      resources: [.copy("Fixtures")]),
    .testTarget(name: "LimnCanvasTests", dependencies: ["LimnCanvas", "LimnTestSupport", "CZlib"]),
    .testTarget(name: "LimnGraphsTests", dependencies: ["LimnGraphs", "LimnTestSupport"]),
    .testTarget(name: "LimnPlotsTests", dependencies: ["LimnPlots", "LimnTestSupport"]),
    .testTarget(name: "LimnTests", dependencies: ["Limn", "LimnTestSupport"]),
    // These run the built program and the built examples.
    .testTarget(
      name: "LimnCommandTests",
      dependencies: [
        "LimnCommand", "LimnTestSupport",
      ] + examples.map { .target(name: "\($0.name)Example") }),
  ]
    + examples.map {
      .executableTarget(
        name: "\($0.name)Example", dependencies: [.init(stringLiteral: $0.library)],
        path: "examples/\($0.name)")
    },
  swiftLanguageModes: [.v6]
)
