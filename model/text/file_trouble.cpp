#include "model/text/file_trouble.hpp"

#include <algorithm>
#include <cerrno>
#include <string>

namespace juchu {
namespace {

struct Trouble {
  int error;
  Text problem;
  Text hint;
};

const Text kCheckPermissions = {"ファイルと、その上のフォルダーのアクセス権をご確認ください",
                                "check the permissions of the file and of the folders above it"};

const Trouble kTroubles[] = {
    {EACCES, {"アクセスする権限がありません", "permission is denied"}, kCheckPermissions},
    {EPERM, {"アクセスする権限がありません", "permission is denied"}, kCheckPermissions},
    {EROFS, {"書き込めないディスクの上にあります", "it lies on a disk that is read-only"}, {}},
    {ENOENT, {"ファイルまたはフォルダーが見つかりません", "there is no such file or folder"}, {}},
    {ENOTDIR, {"途中の名前がフォルダーではありません", "a name on the way to it is no folder"}, {}},
    {EISDIR, {"ファイルではなくフォルダーです", "this is a folder, not a file"}, {}},
    {ELOOP,
     {"シンボリックリンクが輪になっています", "its symbolic links lead round in a circle"},
     {}},
    {ENAMETOOLONG, {"名前が長すぎます", "its name is too long"}, {}},
    {ENOSPC,
     {"ディスクがいっぱいです", "the disk is full"},
     {"空きを作ってください", "make room on it"}},
    {EDQUOT, {"ディスクの割り当てを使い切りました", "the quota of the disk is used up"}, {}},
    {EFBIG, {"許されるファイルの大きさを超えます", "it would be larger than a file may be"}, {}},
    {EIO, {"ディスクの読み書きに失敗しました", "the disk could not be read or written"}, {}},
};

}  // namespace

Complaint file_trouble(int error) {
  const auto known = std::ranges::find(kTroubles, error, &Trouble::error);
  if (known != std::end(kTroubles)) return {known->problem, known->hint};
  const std::string number = std::to_string(error);
  return Text{"システムが断りました（errno " + number + "）",
              "the system refuses it (errno " + number + ")"};
}

}  // namespace juchu
