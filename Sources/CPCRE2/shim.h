#define PCRE2_CODE_UNIT_WIDTH 8n#include <pcre2.h>
