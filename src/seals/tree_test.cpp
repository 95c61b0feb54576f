#include "seals/tree.h"

#include "seals/tiles.h"

#include <gtest/gtest.h>

namespace bch::seals {
namespace {

std::vector<Hash> leaves(std::uint64_t count) {
  std::vector<Hash> hashes;
  for (std::uint64_t i = 0; i < count; ++i) hashes.push_back(leaf_hash("leaf " + std::to_string(i)));
  return hashes;
}

// MTH as RFC 6962 writes it: slow and plain.
Hash plain_root(std::span<const Hash> all) {
  if (all.empty()) return sha256({});
  if (all.size() == 1) return all.front();
  std::size_t left = 1;
  while (left * 2 < all.size()) left *= 2;
  return node_hash(plain_root(all.first(left)), plain_root(all.subspan(left)));
}

SubtreeReader reader_of(const std::vector<Hash>& all) {
  return [&all](int height, std::uint64_t index) -> Result<Hash> {
    return plain_root(std::span(all).subspan(index << height, std::size_t{1} << height));
  };
}

TEST(Tree, HasTheRootsOfTheKnownVectors) {  // the eight leaves of the Certificate Transparency test data
  const std::vector<std::string> data{"",         std::string(1, '\0'), "\x10", " !", "01", "@ABC",
                                      "PQRSTUVW", "`abcdefghijklmno"};
  const std::vector<std::string> roots{"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                                       "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                                       "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                                       "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                                       "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                                       "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                                       "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                                       "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};
  std::vector<std::string> bytes = data;
  bytes[5] = std::string("@ABC");
  Frontier frontier;
  EXPECT_EQ(frontier.root().hex(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  for (std::size_t i = 0; i < data.size(); ++i) {
    frontier.append(leaf_hash(bytes[i]));
    EXPECT_EQ(frontier.root().hex(), roots[i]) << i;
  }
}

TEST(Tree, GrowsToTheRootThatTheStandardDefines) {
  const auto all = leaves(70);
  Frontier frontier;
  for (std::size_t size = 0; size < all.size(); ++size) {
    EXPECT_EQ(frontier.root(), plain_root(std::span(all).first(size)));
    const auto again = Frontier::parse(frontier.text());
    ASSERT_TRUE(again.ok());
    EXPECT_EQ(*again, frontier);
    for (int height = 0; (size + 1) % (std::size_t{1} << height) == 0; ++height) {
      const std::size_t width = std::size_t{1} << height;
      EXPECT_EQ(frontier.subtree_ending_with(all[size], height),
                plain_root(std::span(all).subspan(size + 1 - width, width)));
    }
    frontier.append(all[size]);
  }
}

TEST(Tree, ProvesThatALeafIsInIt) {
  const auto all = leaves(40);
  for (std::size_t size = 1; size <= all.size(); ++size) {
    const std::vector<Hash> some(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(size));
    const Hash root = root_of(some);
    for (std::size_t index = 0; index < size; ++index) {
      auto proof = inclusion_proof(index, size, reader_of(some));
      ASSERT_TRUE(proof.ok());
      EXPECT_TRUE(proves_inclusion(*proof, index, size, some[index], root));
      EXPECT_FALSE(proves_inclusion(*proof, index, size, leaf_hash("another"), root));
      EXPECT_FALSE(proves_inclusion(*proof, index, size + 1, some[index], leaf_hash("another")));
      proof->push_back(root);
      EXPECT_FALSE(proves_inclusion(*proof, index, size, some[index], root));
    }
  }
}

TEST(Tree, ProvesThatItOnlyGrew) {
  const auto all = leaves(40);
  for (std::size_t size = 1; size <= all.size(); ++size) {
    const std::vector<Hash> some(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(size));
    for (std::size_t earlier = 1; earlier <= size; ++earlier) {
      const auto proof = consistency_proof(earlier, size, reader_of(some));
      ASSERT_TRUE(proof.ok());
      const Hash before = root_of(std::span(some).first(earlier));
      EXPECT_TRUE(proves_consistency(*proof, earlier, size, before, root_of(some)));
      EXPECT_FALSE(proves_consistency(*proof, earlier, size, leaf_hash("another"), root_of(some)));
    }
  }
}

TEST(Tree, RefusesADamagedFrontier) {
  Frontier frontier;
  for (const Hash& leaf : leaves(7)) frontier.append(leaf);
  const std::string text = frontier.text();
  for (std::size_t cut = 1; cut < text.size(); ++cut)
    EXPECT_FALSE(Frontier::parse(text.substr(0, cut)).ok()) << cut;
}

TEST(Tile, HasThePathOfTheSpecification) {
  EXPECT_EQ(path_of({0, 0, 256}), "tile/0/000");
  EXPECT_EQ(path_of({3, 1'234'067, 256}), "tile/3/x001/x234/067");
  EXPECT_EQ(path_of({std::nullopt, 273, 17}), "tile/entries/273.p/17");
  for (const char* path :
       {"tile/0/000", "tile/3/x001/x234/067", "tile/entries/273.p/17", "tile/1/x999/000.p/255"}) {
    const auto place = parse_tile_path(path);
    ASSERT_TRUE(place) << path;
    EXPECT_EQ(path_of(*place), path);
  }
  for (const char* path :
       {"", "tile", "tile/0", "tile/0/", "tile/0/0", "tile/00/000", "tile/0/1000", "tile/0/x001",
        "tile/0/000.p", "tile/0/000.p/0", "tile/0/000.p/256", "tile/64/000", "tile/0/000/000",
        "tile/0/x000/000", "tile/-1/000", "tile/0/x999/x999/x999/x999/x999/x999/x999/999"}) {
    EXPECT_FALSE(parse_tile_path(path)) << path;
  }
}

TEST(Tile, ListsWhatACopyHasToFetch) {
  EXPECT_TRUE(tiles_between(0, 0).empty());
  EXPECT_EQ(tiles_between(0, 3), (std::vector<TilePlace>{{std::nullopt, 0, 3}, {0, 0, 3}}));
  EXPECT_EQ(tiles_between(255, 257),
            (std::vector<TilePlace>{
                {std::nullopt, 0, 256}, {std::nullopt, 1, 1}, {0, 0, 256}, {0, 1, 1}, {1, 0, 1}}));
  EXPECT_TRUE(tiles_between(257, 257).empty());
}

TEST(Tile, BundlesEntriesBehindTheirLengths) {
  const std::vector<std::string> entries{"one", "", std::string(65'535, 'x')};
  const std::string bundle = entry_bundle(entries);
  const auto read = read_entry_bundle(bundle);
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(std::vector<std::string>(read->begin(), read->end()), entries);
  EXPECT_FALSE(read_entry_bundle(bundle.substr(0, bundle.size() - 1)).ok());
  EXPECT_FALSE(read_entry_bundle(std::string(1, '\0')).ok());
}

}  // namespace
}  // namespace bch::seals
